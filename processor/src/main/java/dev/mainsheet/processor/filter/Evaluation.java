package dev.mainsheet.processor.filter;

import dev.mainsheet.schemas.Reason;

/** What an expression found in one body. */
sealed interface Evaluation {

    /** It leads to this value: null, a string, number or boolean, a map, a list; a list too where several matched. */
    record Found(Object value) implements Evaluation {}

    /** The body has no such place. */
    record Missing() implements Evaluation {}

    /**
     * No answer.
     *
     * @param reason {@link Reason#FILTER_TIMEOUT} or {@link Reason#FILTER_ERROR}
     * @param cause the kind of failure; never its message, which may quote the body
     */
    record Broken(Reason reason, String cause) implements Evaluation {}
}
