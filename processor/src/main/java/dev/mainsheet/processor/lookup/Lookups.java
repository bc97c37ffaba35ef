package dev.mainsheet.processor.lookup;

import java.util.Optional;
import java.util.function.Consumer;

/** Answers questions about people, in time. Safe to use from any thread; no method ever waits. */
public interface Lookups {

    /** What is known already and is fresh enough for the question. */
    Optional<Finding> known(Question question);

    /**
     * Asks. The answer comes once, on any thread, however long the directory is away; not if the asking was given up. It may
     * come before this method returns.
     *
     * @return to be closed when nobody waits for the answer any more; closing twice, or too late, does nothing
     */
    Asking ask(Question question, Consumer<Finding> answer);

    /** A question under way. */
    interface Asking extends AutoCloseable {
        @Override
        void close();
    }
}
