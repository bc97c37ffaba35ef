package dev.mainsheet.egress;

import dev.mainsheet.schemas.Delivery;
import java.util.concurrent.CompletionStage;

/** Makes one attempt to deliver. */
public interface Sender {

    /**
     * Sends the delivery's bytes to its listener. Never blocks. The stage always completes with an answer, within a bound
     * and on any thread; what goes wrong is an {@link Answer.Failed}.
     */
    CompletionStage<Answer> send(Delivery delivery);
}
