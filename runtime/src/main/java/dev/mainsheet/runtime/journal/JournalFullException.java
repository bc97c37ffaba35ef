package dev.mainsheet.runtime.journal;

/** The journal has as many bytes as it may have; nothing was written. */
public final class JournalFullException extends Exception {

    private static final long serialVersionUID = 1L;

    JournalFullException(long maxBytes) {
        super("the journal is full: it has mainsheet.ingress.journal.max-bytes, " + maxBytes + " bytes");
    }
}
