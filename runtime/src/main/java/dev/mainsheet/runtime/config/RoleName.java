package dev.mainsheet.runtime.config;

import java.util.Comparator;
import java.util.List;

/**
 * What somebody has to do with an event.
 *
 * @param text one of {@link #ALL}
 */
public record RoleName(String text) {

    /** All there are. */
    public static final List<String> ALL =
            List.of("subject", "manager", "requester", "requestedFor", "approvers", "owner", "reviewer");

    static RoleName parse(String text) {
        if (!ALL.contains(text)) {
            throw new IllegalArgumentException(
                    "is no role; the nearest is " + nearest(text) + ", and there are " + String.join(", ", ALL));
        }
        return new RoleName(text);
    }

    private static String nearest(String text) {
        return ALL.stream()
                .min(Comparator.comparingInt(role -> Spelling.distance(role, text)))
                .orElseThrow();
    }
}
