package dev.mainsheet.processor.park;

import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.lookup.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Lookups that answer when they are told to. */
public final class ScriptedLookups implements Lookups {

    public static final Instant ASKED_AT = Instant.parse("2026-11-24T08:00:00Z");

    /** Those that wait, in the order they were asked; those whose asking was given up are still answered, too late. */
    public final List<Pending> pending = new ArrayList<>();

    /** What is known without asking, by the value of the query. */
    public final Map<String, Finding> known = new HashMap<>();

    public record Pending(Question question, Consumer<Finding> answer, boolean[] givenUp) {
        /** Somebody is found. */
        public void give() {
            answer.accept(found(question));
        }
    }

    @Override
    public Optional<Finding> known(Question question) {
        return Optional.ofNullable(known.get(value(question)));
    }

    @Override
    public Asking ask(Question question, Consumer<Finding> answer) {
        boolean[] givenUp = new boolean[1];
        pending.add(new Pending(question, answer, givenUp));
        return () -> givenUp[0] = true;
    }

    public long waiting() {
        return pending.stream().filter(asked -> !asked.givenUp()[0]).count();
    }

    public static Question question(String value) {
        return new Question("default", new Query.ByAttribute(Realm.IIQ, "userName", value), ASKED_AT, false);
    }

    public static String value(Question question) {
        return ((Query.ByAttribute) question.query()).value();
    }

    public static Finding found(Question question) {
        return new Finding.Found(person(value(question)), ASKED_AT);
    }

    public static Person person(String name) {
        return new Person(
                Realm.IIQ, name, name, name + "@example.com", name, true, null, Map.of(), List.of(), List.of());
    }
}
