package dev.mainsheet.testkit.isc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.StandInAnswer;
import dev.mainsheet.testkit.http.StandInRequest;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Answers {@code GET /v3/public-identities}: an array, empty if there is nobody. Thread-safe. */
final class PublicIdentities {

    private static final int MAX_LIMIT = 250;

    private final Map<String, IscPerson> people = new ConcurrentHashMap<>();

    void add(IscPerson person) {
        people.put(person.id(), person);
    }

    void remove(String id) {
        people.remove(id);
    }

    StandInAnswer answer(StandInRequest request) {
        Optional<Integer> limit = number(request, "limit", MAX_LIMIT).filter(value -> value <= MAX_LIMIT);
        Optional<Integer> offset = number(request, "offset", 0);
        Optional<Predicate<IscPerson>> filter =
                request.parameter("filters").map(IdentityFilter::parse).orElse(Optional.of(everybody -> true));
        if (limit.isEmpty() || offset.isEmpty() || filter.isEmpty()) {
            return IscErrors.status(400, "limit, offset or filters cannot be read.");
        }
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        matching(filter.get()).skip(offset.get()).limit(limit.get()).forEach(person -> found.add(json(person)));
        return StandInAnswer.json(200, found);
    }

    private Stream<IscPerson> matching(Predicate<IscPerson> filter) {
        return people.values().stream().filter(filter).sorted(Comparator.comparing(IscPerson::id));
    }

    private static Optional<Integer> number(StandInRequest request, String name, int absent) {
        String text = request.parameter(name).orElse(Integer.toString(absent));
        return text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private ObjectNode json(IscPerson person) {
        ObjectNode identity = JsonNodeFactory.instance
                .objectNode()
                .put("id", person.id())
                .put("name", person.name())
                .put("alias", person.alias().orElse(null))
                .put("email", person.email().orElse(null))
                .put("status", person.active() ? "Active" : "Inactive")
                .put("identityState", person.active() ? "ACTIVE" : "INACTIVE_LONG_TERM");
        identity.set(
                "manager",
                person.managerId()
                        .flatMap(id -> Optional.ofNullable(people.get(id)))
                        .map(PublicIdentities::reference)
                        .orElse(null));
        ArrayNode attributes = identity.putArray("attributes");
        person.attributes()
                .forEach((key, value) ->
                        attributes.addObject().put("key", key).put("name", key).put("value", value));
        return identity;
    }

    private static ObjectNode reference(IscPerson person) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "IDENTITY")
                .put("id", person.id())
                .put("name", person.name());
    }
}
