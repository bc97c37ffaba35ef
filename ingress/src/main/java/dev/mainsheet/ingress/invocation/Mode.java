package dev.mainsheet.ingress.invocation;

/** How SailPoint waits for the answer to an invocation. */
public enum Mode {
    /** For the body of our answer. */
    SYNC,
    /** For a completion; our answer only says that we have it. */
    ASYNC,
    /** For either: the status of our answer says which. */
    DYNAMIC
}
