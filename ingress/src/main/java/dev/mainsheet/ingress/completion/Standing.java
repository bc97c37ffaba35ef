package dev.mainsheet.ingress.completion;

import java.util.Locale;

/** How it stands with a completion. */
public enum Standing {
    /** SailPoint has taken it. */
    COMPLETED,
    /** It is kept, and sent until SailPoint takes it or the deadline passes. */
    ACCEPTED,
    /** Another answer to the same invocation came before it. */
    ALREADY,
    /** The deadline has passed. */
    EXPIRED,
    /** SailPoint does not take it: completed before, or no longer waiting. */
    REFUSED,
    /** SailPoint does not let us complete: a credential is wrong or missing. */
    FORBIDDEN,
    /** As many are kept as may be. */
    FULL,
    /** The disk did not take it. */
    NOT_KEPT;

    /** For metrics and logs. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
