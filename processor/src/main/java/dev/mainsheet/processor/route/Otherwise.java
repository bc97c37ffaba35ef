package dev.mainsheet.processor.route;

/** What becomes of a delivery whose people are not known in time. */
public enum Otherwise {
    /** It goes on waiting. */
    HOLD,
    /** It is delivered as it is, if the route's {@code when} passes. */
    DELIVER,
    /** It is a dead letter; so is one whose people nobody knows, unless the route's {@code when} passes. */
    DEAD_LETTER
}
