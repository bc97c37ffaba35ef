package dev.mainsheet.schemas;

/**
 * The version of a record's form. Within a major version fields and headers are only added, and readers ignore what they
 * do not know; a higher major version is held, with readiness red, and never dead-lettered.
 */
public final class SchemaVersion {

    /** What this build writes, in the header {@link HeaderNames#SCHEMA} and in the field {@code schemaVersion}. */
    public static final String CURRENT = "1";

    private static final int MAJOR = 1;

    private SchemaVersion() {}

    /**
     * Whether this build can read a record that says it is of {@code version}; absent counts as the first version.
     *
     * @param version {@code <major>} or {@code <major>.<minor>}, or null
     */
    public static boolean readable(String version) {
        if (version == null) {
            return true;
        }
        int dot = version.indexOf('.');
        String major = dot < 0 ? version : version.substring(0, dot);
        try {
            return Integer.parseInt(major) <= MAJOR;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
