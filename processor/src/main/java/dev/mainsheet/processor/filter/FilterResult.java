package dev.mainsheet.processor.filter;

import dev.mainsheet.schemas.Reason;

/** What a filter says about one body. */
public sealed interface FilterResult {

    /** A clear answer. */
    enum Answer implements FilterResult {
        PASSED,
        REFUSED
    }

    /**
     * No answer: the filter took too long or threw. Never to be taken for "no match", or an event that an attacker or an
     * oversight made unreadable would vanish.
     *
     * @param reason {@link Reason#FILTER_TIMEOUT} or {@link Reason#FILTER_ERROR}
     * @param cause the kind of failure, without anything from the body
     */
    record Broken(Reason reason, String cause) implements FilterResult {}
}
