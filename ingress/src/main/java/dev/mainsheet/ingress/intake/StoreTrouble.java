package dev.mainsheet.ingress.intake;

/**
 * Why the journal does not take or give an event.
 *
 * @param kind which remedy helps
 * @param why a sentence without paths, for the sender too
 */
public record StoreTrouble(Kind kind, String why) {

    /** What is the matter. */
    public enum Kind {
        /** It has as many bytes as it may have. */
        FULL,
        /** The disk does not do what it should. */
        BROKEN
    }
}
