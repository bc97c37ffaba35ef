package dev.mainsheet.ingress.invocation;

import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.Reply;
import dev.mainsheet.ingress.completion.Completion;
import dev.mainsheet.ingress.completion.Grant;
import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.Optional;

/**
 * How an event is answered, once it is kept.
 *
 * @param event as it is to be kept
 * @param within how long Kafka has for it
 * @param reply what SailPoint gets
 * @param owed what has to be kept as well before it gets it
 */
public record AnswerPlan(Event event, Duration within, Reply reply, Optional<Owed> owed) {

    /** People wait for the answer: a Kafka that takes longer is left to the journal. */
    static final Duration WITHIN = Duration.ofMillis(700);

    /** A completion that we send on our own. */
    public record Owed(Completion completion, Grant grant) {}

    /** An event that nobody waits for. */
    public static AnswerPlan told(Event event) {
        return new AnswerPlan(event, Intake.USUAL_WAIT, Reply.KEPT, Optional.empty());
    }

    static AnswerPlan asked(Event event, Reply reply) {
        return new AnswerPlan(event, WITHIN, reply, Optional.empty());
    }

    AnswerPlan owing(Owed completion) {
        return new AnswerPlan(event, within, reply, Optional.of(completion));
    }
}
