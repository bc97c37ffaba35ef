package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.IdText;
import java.util.List;
import java.util.Optional;

/**
 * What a request's head says of its event.
 *
 * @param id what it calls the event
 * @param traceparent the trace it belongs to
 * @param test whether it is marked as a test
 */
public record SenderFacts(Optional<String> id, Optional<String> traceparent, boolean test) {

    /** In order of preference. */
    private static final List<String> ID_HEADERS = List.of("webhook-id", "Idempotency-Key");

    static SenderFacts of(RequestHead head, TestMarks marks) {
        Optional<String> id = ID_HEADERS.stream()
                .flatMap(name -> head.header(name).stream().limit(1))
                .filter(IdText::usable)
                .findFirst();
        return new SenderFacts(id, TraceParent.of(head.header("traceparent")), marks.on(head));
    }
}
