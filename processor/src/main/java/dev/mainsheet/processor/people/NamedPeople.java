package dev.mainsheet.processor.people;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.JsonValues;
import dev.mainsheet.schemas.FieldPath;
import dev.mainsheet.schemas.SubjectPath;
import dev.mainsheet.schemas.SubjectType;
import dev.mainsheet.schemas.Triggers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds in a body whom it names. Owned by one thread, as the expressions are. */
final class NamedPeople {

    private final List<Compiled> configured;

    private NamedPeople(List<Compiled> configured) {
        this.configured = configured;
    }

    static NamedPeople compile(List<PeopleRule> rules) throws BadExpressionException {
        List<Compiled> compiled = new ArrayList<>();
        for (PeopleRule rule : rules) {
            compiled.add(new Compiled(rule, JsonValues.compile(rule.key() + ".path", rule.path())));
        }
        return new NamedPeople(List.copyOf(compiled));
    }

    /** Everybody in {@code role}, once: where the configuration says, then at the known places. The subject is one person. */
    List<Reference> in(Role role, EventBody body) {
        Stream<Reference> everybody = Stream.concat(
                configured(role, body),
                role == Role.SUBJECT
                        ? subject(body).stream()
                        : RolePlaces.of(body.trigger()).people(role, body.tree()));
        Map<String, Reference> once = new LinkedHashMap<>();
        everybody.forEach(reference -> once.putIfAbsent(reference.distinction(), reference));
        return once.values().stream()
                .limit(role == Role.SUBJECT ? 1 : Long.MAX_VALUE)
                .toList();
    }

    /** What cannot be followed in time names nobody: the event goes its way without them. */
    private Stream<Reference> configured(Role role, EventBody body) {
        return configured.stream()
                .filter(entry -> entry.rule.role() == role
                        && entry.rule.triggers().stream().anyMatch(glob -> glob.matches(body.trigger())))
                .flatMap(entry -> entry.path.in(body.tree(), body.time().next()).stream())
                .flatMap(Reference::people);
    }

    /** The one whose id stands in the record's key; where a path of the ingress chose that id, nothing else is known. */
    private static Optional<Reference> subject(EventBody body) {
        String id = body.event().subject();
        if (id == null) {
            return Optional.empty();
        }
        for (SubjectPath path : Triggers.subjects(body.trigger())) {
            if (FieldPath.text(body.tree(), path.id()).filter(id::equals).isPresent()) {
                return path.type() == SubjectType.IDENTITY
                        ? place(path).people(body.tree()).findFirst()
                        : Optional.empty();
            }
        }
        return Reference.person(Map.of("id", id));
    }

    private static Place place(SubjectPath path) {
        int last = path.id().size() - 1;
        return path.id().get(last).equals("id")
                ? new Place(path.id().subList(0, last), Map.of())
                : Place.flat("id", String.join(".", path.id()), String.join(".", path.name()));
    }

    private record Compiled(PeopleRule rule, JsonValues path) {}
}
