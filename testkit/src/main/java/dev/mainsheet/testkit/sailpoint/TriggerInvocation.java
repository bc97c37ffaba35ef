package dev.mainsheet.testkit.sailpoint;

/**
 * A request-response trigger that fired.
 *
 * @param id SailPoint's id of the invocation
 * @param secret what its completion has to bring; absent (empty) where none is waited for
 * @param body what is posted to the receiver
 */
public record TriggerInvocation(String id, String secret, byte[] body) {

    /** Without what opens it. */
    @Override
    public String toString() {
        return "TriggerInvocation[" + id + "]";
    }
}
