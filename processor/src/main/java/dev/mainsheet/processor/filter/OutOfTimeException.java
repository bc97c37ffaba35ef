package dev.mainsheet.processor.filter;

/**
 * Unwinds an evaluation whose time is over. Not one of Jayway's own exceptions: those it catches inside a predicate and
 * takes for "does not match". Without a stack trace, since it is thrown as often as somebody sends such a body.
 */
final class OutOfTimeException extends RuntimeException {
    OutOfTimeException() {
        super("out of time", null, false, false);
    }
}
