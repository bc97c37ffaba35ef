package dev.mainsheet.processor.park;

import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.processor.lookup.Finding;
import java.time.Instant;
import java.util.Optional;

/** What directories said of people, for when they say nothing any more. Bounded; used by one thread. */
public interface LastKnown {

    boolean knows(String tenant, Query query);

    Optional<Finding.LastKnown> find(String tenant, Query query);

    /** Keeps {@code person}, unless something newer is kept already, or there is no room. */
    void keep(String tenant, Query query, Person person, Instant askedAt);
}
