package dev.mainsheet.schemas;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Finds the time of the event itself in a body that is parsed already. Most triggers carry none. */
public final class OccurredAt {

    private OccurredAt() {}

    /**
     * The time at the first of {@code paths} that leads to one; what is not ISO-8601 with an offset is passed over.
     *
     * @param body a tree of maps and lists
     * @param paths in order of preference, as {@link Triggers#occurredAt} gives them
     */
    public static Optional<Instant> find(Object body, List<List<String>> paths) {
        return paths.stream()
                .flatMap(path -> FieldPath.text(body, path).stream())
                .flatMap(text -> time(text).stream())
                .findFirst();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }
}
