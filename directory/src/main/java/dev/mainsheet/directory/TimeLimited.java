package dev.mainsheet.directory;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Gives a directory a limited time for a whole lookup, however many calls it takes. */
final class TimeLimited implements Directory {

    private final Directory directory;
    private final Duration limit;
    private final Answer.Failed late;

    /**
     * @param directory is asked
     * @param name for an operator
     * @param limit of {@code mainsheet.directory.timeout}
     */
    TimeLimited(Directory directory, String name, Duration limit) {
        this.directory = directory;
        this.limit = limit;
        this.late = new Answer.Failed(Failure.of(
                Failure.Kind.TIMEOUT, name + " did not answer within " + limit + " (mainsheet.directory.timeout)"));
    }

    @Override
    public CompletionStage<Answer> find(Query query) {
        return directory
                .find(query)
                .toCompletableFuture()
                .copy()
                .completeOnTimeout(late, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
