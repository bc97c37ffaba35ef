package dev.mainsheet.runtime.http;

/** An answer is longer than is read of any. */
final class TooLongException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLongException(int most) {
        super("the answer's body is longer than " + most + " bytes");
    }
}
