package dev.mainsheet.ingress.completion;

import java.net.URI;
import java.time.Instant;

/**
 * What it takes to complete one invocation of a request-response trigger.
 *
 * @param tenant whose
 * @param trigger SailPoint's id
 * @param eventId ours, for logs
 * @param url where SailPoint takes the answer; its host was found to be allowed
 * @param secret opens the invocation there
 * @param deadline after which SailPoint no longer waits, to the millisecond
 */
public record Grant(String tenant, String trigger, String eventId, URI url, String secret, Instant deadline) {

    /** Without what opens the invocation. */
    @Override
    public String toString() {
        return "Grant[event " + eventId + " of " + trigger + "]";
    }
}
