package dev.mainsheet.ingress;

import java.util.Optional;
import java.util.function.IntPredicate;

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

    private static final int MAX_SEGMENTS = 5;
    private static final int MAX_TENANT_LENGTH = 64;
    private static final int MAX_TRIGGER_LENGTH = 128;

    /**
     * Reads a path as it stands in the request line, without the query. Segments are percent-decoded once, after the
     * split, so an encoded slash separates nothing.
     *
     * @return empty if it is no such path
     */
    public static Optional<TriggerPath> parse(String path) {
        // The first segment is what stands before the leading slash.
        String[] segments = path.split("/", MAX_SEGMENTS + 1);
        if (segments.length == 3 && segments[0].isEmpty() && segments[1].equals("triggers")) {
            return trigger(segments[2]).map(trigger -> new TriggerPath(DEFAULT_TENANT, trigger));
        }
        if (segments.length == MAX_SEGMENTS
                && segments[0].isEmpty()
                && segments[1].equals("tenants")
                && segments[3].equals("triggers")) {
            return tenant(segments[2])
                    .flatMap(tenant -> trigger(segments[4]).map(trigger -> new TriggerPath(tenant, trigger)));
        }
        return Optional.empty();
    }

    private static Optional<String> tenant(String segment) {
        return PercentDecoding.ascii(segment)
                .filter(text -> isMadeOf(TriggerPath::isOfTenant, MAX_TENANT_LENGTH, text));
    }

    private static Optional<String> trigger(String segment) {
        return PercentDecoding.ascii(segment)
                .filter(text -> isMadeOf(TriggerPath::isOfTrigger, MAX_TRIGGER_LENGTH, text));
    }

    private static boolean isMadeOf(IntPredicate alphabet, int maxLength, String text) {
        if (text.isEmpty() || text.length() > maxLength) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!alphabet.test(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfTenant(int c) {
        return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '-';
    }

    private static boolean isOfTrigger(int c) {
        return isOfTenant(c) || 'A' <= c && c <= 'Z' || c == ':' || c == '.' || c == '_';
    }
}
