package dev.mainsheet.processor.park;

/** Hears what happens to deliveries that need people, for watching. Called by the owner of a park. */
public interface ParkCounts {

    /** Everything was known at once: it was not parked. */
    void passed();

    void parked();

    /** It was parked, and has ended. */
    void released();
}
