package dev.mainsheet.testkit.sailpoint;

import java.util.Locale;

/** How a subscription to a request-response trigger waits for the answer. */
public enum ResponseType {
    /** For the body of the receiver's answer; the invocation says nothing of itself. */
    SYNC,
    /** For a completion. */
    ASYNC,
    /** For either. Which word such an invocation has is not published: this one. */
    DYNAMIC;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
