package dev.mainsheet.processor.park;

import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.processor.lookup.Finding;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What was known last, in a map. */
record MapLastKnown(Map<Query, Finding.LastKnown> people) implements LastKnown {

    @Override
    public boolean knows(String tenant, Query query) {
        return people.containsKey(query);
    }

    @Override
    public Optional<Finding.LastKnown> find(String tenant, Query query) {
        return Optional.ofNullable(people.get(query));
    }

    @Override
    public void keep(String tenant, Query query, Person person, Instant askedAt) {
        people.put(query, new Finding.LastKnown(person, askedAt));
    }
}
