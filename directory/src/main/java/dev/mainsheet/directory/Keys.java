package dev.mainsheet.directory;

/** Where a tenant's directories stand in the configuration. */
final class Keys {

    private Keys() {}

    static String iiq(String tenant) {
        return "mainsheet.tenants." + tenant + ".iiq";
    }

    static String isc(String tenant) {
        return "mainsheet.tenants." + tenant + ".isc";
    }

    static String correlation(String tenant) {
        return "mainsheet.tenants." + tenant + ".correlation";
    }
}
