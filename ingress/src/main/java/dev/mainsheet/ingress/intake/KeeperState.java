package dev.mainsheet.ingress.intake;

/** Where new events go. */
public enum KeeperState {
    /** To Kafka. */
    DIRECT,
    /** To the journal; Kafka does not take them. */
    JOURNAL,
    /** To the journal, behind what is being sent on from there. */
    DRAIN
}
