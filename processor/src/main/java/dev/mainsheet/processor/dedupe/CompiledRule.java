package dev.mainsheet.processor.dedupe;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.processor.filter.JsonValues;
import dev.mainsheet.schemas.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rule with its paths compiled. Owned by one thread, as they are. */
record CompiledRule(DedupeRule rule, long windowMillis, List<JsonValues> paths) {

    static CompiledRule compile(DedupeRule rule) throws BadExpressionException {
        List<JsonValues> paths = new ArrayList<>();
        for (int i = 0; i < rule.paths().size(); i++) {
            paths.add(JsonValues.compile(
                    rule.key() + ".by[" + i + "]", rule.paths().get(i)));
        }
        return new CompiledRule(rule, rule.window().toMillis(), List.copyOf(paths));
    }

    /**
     * The hash of the values at the rule's paths. Empty where a path leads nowhere, or cannot be followed in time: two
     * events that both lack a value have not been shown to be the same, and the one thing dedupe must not do is to lose.
     */
    Optional<byte[]> hashOfValues(Map<String, ?> body, EvaluationTime time) {
        List<Object> values = new ArrayList<>();
        for (JsonValues path : paths) {
            Optional<List<Object>> found = path.in(body, time.next());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            values.add(found.get());
        }
        return Optional.of(CanonicalJson.hash(List.of(rule.paths(), values)));
    }

    /** Whether {@code now} says the same as {@code earlier}, within the window. */
    boolean repeats(Sighting earlier, Sighting now) {
        return now.appendedAt() - earlier.appendedAt() <= windowMillis && Arrays.equals(earlier.hash(), now.hash());
    }

    Duplicate duplicate(Reason reason, Sighting earlier) {
        return new Duplicate(reason, rule.describe(), earlier.eventId());
    }
}
