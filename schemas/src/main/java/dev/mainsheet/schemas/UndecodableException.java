package dev.mainsheet.schemas;

/** A record that is none of ours: the message names the header and what is wrong with it, never the body. */
public final class UndecodableException extends Exception {
    public UndecodableException(String message) {
        super(message);
    }
}
