package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Answer;
import java.util.Set;

/** What an answer means for the delivery. */
final class StatusPolicy {

    /** The body itself is at fault: the same bytes will be refused for ever. */
    private static final Set<Integer> REFUSALS = Set.of(400, 409, 413, 415, 422);

    private StatusPolicy() {}

    enum Ruling {
        /** Accepted. */
        DELIVERED,
        /** Refused for good: a dead letter, and the subject goes on. */
        REFUSED,
        /** Anything else, an outage or a wrong credential or URL: the delivery stays, and is tried again. */
        HELD
    }

    static Ruling ruling(Answer answer) {
        if (answer.status().isEmpty()) {
            return Ruling.HELD;
        }
        int status = answer.status().getAsInt();
        if (status >= 200 && status < 300) {
            return Ruling.DELIVERED;
        }
        return REFUSALS.contains(status) ? Ruling.REFUSED : Ruling.HELD;
    }
}
