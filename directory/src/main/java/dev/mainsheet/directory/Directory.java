package dev.mainsheet.directory;

import java.util.concurrent.CompletionStage;

/** A system that knows people. */
public interface Directory {

    /**
     * Asks once: without retry, without cache. Never waits; the stage completes on whatever thread the answer comes by,
     * within the directory's own limit of time, and never exceptionally.
     */
    CompletionStage<Answer> find(Query query);
}
