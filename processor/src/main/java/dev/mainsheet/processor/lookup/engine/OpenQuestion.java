package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Question;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A question, and who waits for the answer. Safe for any thread. */
public final class OpenQuestion {

    private static final Logger LOG = LoggerFactory.getLogger(OpenQuestion.class);

    private final Question question;
    private final long receivedAt;

    /** Empty once it is answered or given up, whichever comes first. */
    private final AtomicReference<Optional<Consumer<Finding>>> asker;

    /**
     * @param receivedAt when the event was received, in the loop's nanoseconds
     */
    public OpenQuestion(Question question, long receivedAt, Consumer<Finding> asker) {
        this.question = question;
        this.receivedAt = receivedAt;
        this.asker = new AtomicReference<>(Optional.of(asker));
    }

    Question question() {
        return question;
    }

    Sought sought() {
        return new Sought(question.tenant(), question.query());
    }

    long receivedAt() {
        return receivedAt;
    }

    /** Nobody waits any more: no answer is handed over from now on. */
    public void giveUp() {
        asker.set(Optional.empty());
    }

    boolean isOver() {
        return asker.get().isEmpty();
    }

    /** Hands the answer over. An asker that throws harms only itself; what it says may have people in it. */
    void answer(Finding finding) {
        asker.getAndSet(Optional.empty()).ifPresent(waiting -> {
            try {
                waiting.accept(finding);
            } catch (RuntimeException fault) {
                LOG.error(
                        "an answer about a person was not taken: {}",
                        fault.getClass().getName());
            }
        });
    }
}
