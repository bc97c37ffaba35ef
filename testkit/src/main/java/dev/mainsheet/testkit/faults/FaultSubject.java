package dev.mainsheet.testkit.faults;

/** A request to a stand-in, as far as faults look at it. */
public interface FaultSubject {

    /** Its path, without the query. */
    String path();

    /** Whether it carries the event of that id. */
    boolean carries(String eventId);
}
