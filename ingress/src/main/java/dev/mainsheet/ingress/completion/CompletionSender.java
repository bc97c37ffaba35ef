package dev.mainsheet.ingress.completion;

import java.util.concurrent.CompletionStage;

/** Brings an answer to SailPoint, once. */
public interface CompletionSender {

    /** Sends; does not block. Completes with what came of it within a bounded time, and never fails. */
    CompletionStage<Sent> send(Grant grant, Answer answer);
}
