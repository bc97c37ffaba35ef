package dev.mainsheet.console.doctor.directory;

import dev.mainsheet.runtime.config.TenantSection;
import dev.mainsheet.runtime.http.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing read, to see whether it may be.
 *
 * @param what in words
 * @param call reads one of it, by its id alone
 * @param right what to do if it may not be read
 */
record Sample(String what, Call call, String right) {

    private static final String ONE = "&startIndex=1&count=1";
    private static final String SAILPOINT = "urn:ietf:params:scim:schemas:sailpoint:1.0:User:";

    /** People, the way they are looked up in this IdentityIQ. */
    static Sample people(TenantSection.Iiq config) {
        return switch (config.read()) {
            case SCIM ->
                new Sample(
                        "users",
                        Call.get("/scim/v2/Users?attributes=id" + ONE),
                        "Give the OAuth client's proxy user a capability that reads users through SCIM.");
            case PLUGIN ->
                new Sample(
                        "identities",
                        Call.get("/plugin/rest/moveworks-plugin/table/Identity?attributes=id&limit=1"),
                        "Install Moveworks' plugin, and give the OAuth client's proxy user its capability; or set read to"
                                + " scim.");
        };
    }

    /** What people are told of beside, as configured. */
    static List<Sample> beside(TenantSection.Iiq config) {
        List<Sample> samples = new ArrayList<>();
        if (config.read() == TenantSection.Read.PLUGIN) {
            return samples;
        }
        samples.add(new Sample(
                "applications",
                Call.get("/scim/v2/Applications?attributes=id" + ONE),
                "Owners of applications will not be found: let the proxy user read applications through SCIM."));
        if (config.roles().on()) {
            samples.add(ofUsers("roles"));
        }
        if (config.entitlements().on()) {
            samples.add(ofUsers("entitlements"));
        }
        return samples;
    }

    private static Sample ofUsers(String attribute) {
        return new Sample(
                attribute + " of users",
                Call.get("/scim/v2/Users?attributes=id," + SAILPOINT + attribute + ONE),
                "Let the proxy user read them, or leave iiq." + attribute + " out: with it, no user can be read.");
    }
}
