package dev.mainsheet.runtime;

/** Why something cannot start: the message is for the person who started it, and names the thing and the remedy. */
public class StartException extends Exception {

    public StartException(String message) {
        super(message);
    }

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
