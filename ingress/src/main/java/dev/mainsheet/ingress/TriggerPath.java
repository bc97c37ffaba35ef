package dev.mainsheet.ingress;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request's path names: {@code /triggers/{trigger}} or {@code /tenants/{tenant}/triggers/{trigger}}. SailPoint puts
 * the trigger's id nowhere else.
 *
 * @param tenant the SailPoint system; {@link #DEFAULT_TENANT} where the path has none
 * @param trigger any id of 1 to 128 characters of {@code A-Za-z0-9:._-}
 */
public record TriggerPath(String tenant, String trigger) {

    /** The tenant of paths that name none. */
    public static final String DEFAULT_TENANT = "default";

    private static final Pattern PATH = Pattern.compile("(?:/tenants/([^/]+))?/triggers/([^/]+)");
    private static final Pattern TENANT = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern TRIGGER = Pattern.compile("[A-Za-z0-9:._-]{1,128}");

    /**
     * Reads a path as it stands in the request line, without the query. Segments are percent-decoded once, after the
     * split, so an encoded slash separates nothing.
     *
     * @return empty if it is no such path
     */
    public static Optional<TriggerPath> parse(String path) {
        Matcher segments = PATH.matcher(path);
        if (!segments.matches()) {
            return Optional.empty();
        }
        Optional<String> tenant =
                segments.group(1) == null ? Optional.of(DEFAULT_TENANT) : decoded(segments.group(1), TENANT);
        Optional<String> trigger = decoded(segments.group(2), TRIGGER);
        return tenant.flatMap(t -> trigger.map(id -> new TriggerPath(t, id)));
    }

    private static Optional<String> decoded(String segment, Pattern form) {
        return PercentDecoding.ascii(segment).filter(text -> form.matcher(text).matches());
    }
}
