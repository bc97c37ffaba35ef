package dev.mainsheet.console.doctor.directory;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** For the answers of clients that never wait themselves; a check has a thread to wait on. */
final class Waiting {

    private Waiting() {}

    /** What the stage completes with; within the client's own limit of time. */
    static <T> T until(CompletionStage<T> stage) throws InterruptedException {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("an answer that never completes exceptionally did", broken.getCause());
        }
    }
}
