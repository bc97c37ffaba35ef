package dev.mainsheet.ingress.intake;

import dev.mainsheet.schemas.Event;

/** Takes note of what the keeper does. */
public interface KeeperReport {

    /** From now on new events go there. */
    void state(KeeperState state, String why);

    /** Events lie in the journal, some of them possibly in Kafka too. */
    void journalled(int events, int inDoubt);

    /** An event out of the journal is in Kafka. */
    void sentOn();

    /** An event that Kafka will never take was put aside. */
    void quarantined(Event event, String why);

    /** Kafka took an event after the journal had taken it over: its copy will be the second. */
    void landedLate();

    /** The journal did not take events. */
    void refused(StoreTrouble trouble, int events);

    /** Kafka will never take an event, and its sender was told so. */
    void tooLarge(Event event, String why);
}
