package dev.mainsheet.schemas;

/** What SailPoint expects of the receiver of a trigger. */
public enum Interaction {
    /** It tells, once, and expects nothing; at most 50 subscriptions of a trigger. */
    FIRE_AND_FORGET,
    /** It asks, and acts on the answer; one subscription of a trigger. */
    REQUEST_RESPONSE
}
