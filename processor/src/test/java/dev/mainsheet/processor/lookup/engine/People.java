package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import java.util.List;
import java.util.Map;

/** People of tests, who have a name and what follows from it. */
final class People {

    private People() {}

    static Query query(String name) {
        return new Query.ByAttribute(Realm.IIQ, "userName", name);
    }

    static Person person(String name) {
        return new Person(
                Realm.IIQ, "id-" + name, name, name + "@example.com", name, true, null, Map.of(), List.of(), List.of());
    }
}
