package dev.mainsheet.processor.park;

import dev.mainsheet.processor.people.People;
import java.time.Instant;
import java.util.Optional;

/**
 * One delivery in the making, and what can be done about it. Each step either asks for people, or is the last: then the
 * unit has ended, delivered or otherwise.
 */
public interface Unit {

    UnitKey key();

    /** Within what it keeps its order, see {@link Parked#queue}. */
    long queue();

    /** Whose directory it asks. */
    String tenant();

    /** As it is put away. */
    Parked parked(String route, Instant deadline);

    /** Its turn has come: whom its route asks for. */
    Optional<Ask> begin();

    /** Its people are known, as far as they can be. */
    Optional<Ask> finish(People people);

    /** It has waited for its time, and its route lets it go. */
    Optional<Ask> overdue(People people);

    /** It has to wait and is too large to be put away: it ends. */
    void tooLarge();
}
