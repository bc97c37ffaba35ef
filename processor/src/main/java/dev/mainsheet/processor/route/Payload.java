package dev.mainsheet.processor.route;

/** What a route sends. */
public enum Payload {
    /** Our delivery body around the event. */
    ENVELOPE,
    /** The trigger's body, byte for byte as received. */
    RAW
}
