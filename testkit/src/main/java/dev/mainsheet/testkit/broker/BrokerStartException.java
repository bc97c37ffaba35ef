package dev.mainsheet.testkit.broker;

/** The broker cannot start. The message is one line for the user: the port or directory, what is wrong, the remedy. */
public final class BrokerStartException extends Exception {

    private static final long serialVersionUID = 1L;

    public BrokerStartException(String message) {
        super(message);
    }

    public BrokerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
