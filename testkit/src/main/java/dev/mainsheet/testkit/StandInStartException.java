package dev.mainsheet.testkit;

/** A stand-in cannot start. The message is one line for the user: the address, what is wrong, the remedy. */
public final class StandInStartException extends Exception {

    private static final long serialVersionUID = 1L;

    public StandInStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
