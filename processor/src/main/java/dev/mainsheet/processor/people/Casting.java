package dev.mainsheet.processor.people;

import dev.mainsheet.directory.Query;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes out who is meant by the roles a route wants, and by what each is found. Used for one delivery. */
final class Casting {

    /** The most people of one delivery that are asked for; further ones stay as in the body. */
    static final int MOST_ASKED = 50;

    private final NamedPeople named;
    private final Correlation correlation;
    private final PeopleWanted wanted;
    private final EventBody body;
    private final List<Reference> subject;
    private final Set<Query> asked = new HashSet<>();

    Casting(NamedPeople named, Correlation correlation, PeopleWanted wanted, EventBody body) {
        this.named = named;
        this.correlation = correlation;
        this.wanted = wanted;
        this.body = body;
        this.subject = named.in(Role.SUBJECT, body);
    }

    /** For a delivery to the route's recipient. */
    Cast ofWhole() {
        return cast(Optional.empty());
    }

    /** For a delivery to one of several; {@code reference} is empty where the body names nobody there. */
    Cast ofPart(Optional<Reference> reference) {
        return cast(Optional.of(reference.map(this::unlessInBody).stream().toList()));
    }

    private Cast cast(Optional<List<Member>> part) {
        Map<Role, List<Member>> members = new EnumMap<>(Role.class);
        boolean managerByRecord = false;
        if (wanted.asked().contains(Role.MANAGER)) {
            List<Member> inBody = members(Role.MANAGER);
            managerByRecord = inBody.stream().noneMatch(Casting::canBeKnown);
            members.put(Role.MANAGER, inBody);
        }
        members.put(
                Role.SUBJECT,
                managerByRecord ? subject.stream().map(this::asked).toList() : members(Role.SUBJECT));
        others().forEach(role -> members.put(role, members(role)));
        return new Cast(wanted, members, part, managerByRecord);
    }

    /** The recipient before others: the number of those who are asked for is limited. */
    private Set<Role> others() {
        Set<Role> others = new LinkedHashSet<>(List.of(wanted.recipient()));
        others.addAll(wanted.roles());
        others.removeAll(wanted.asks() ? Set.of(Role.SUBJECT, Role.MANAGER) : Set.of(Role.SUBJECT));
        return others;
    }

    private static boolean canBeKnown(Member member) {
        return member.query().isPresent()
                || member.reference().flatMap(Reference::email).isPresent();
    }

    private List<Member> members(Role role) {
        List<Reference> references = role == Role.SUBJECT ? subject : named.in(role, body);
        if (!wanted.asked().contains(role)) {
            return references.stream().map(Member::asInBody).toList();
        }
        if (role == Role.OWNER && references.isEmpty()) {
            return ownerOfSource();
        }
        return references.stream().map(this::unlessInBody).toList();
    }

    private List<Member> ownerOfSource() {
        return RolePlaces.of(body.trigger())
                .sourceName(body.tree())
                .flatMap(correlation::ownerOf)
                .map(query -> List.of(new Member(Optional.empty(), limited(query))))
                .orElse(List.of());
    }

    /** Whoever can be written to already is not asked for. */
    private Member unlessInBody(Reference reference) {
        return wanted.asks() && reference.email().isEmpty() ? asked(reference) : Member.asInBody(reference);
    }

    private Member asked(Reference reference) {
        boolean isSubject = subject.stream().anyMatch(own -> own.distinction().equals(reference.distinction()));
        Optional<Query> query =
                isSubject ? correlation.ofSubject(reference, body) : correlation.ofAnother(reference, body);
        return new Member(Optional.of(reference), query.flatMap(this::limited));
    }

    private Optional<Query> limited(Query query) {
        boolean within = asked.contains(query) || asked.size() < MOST_ASKED;
        if (within) {
            asked.add(query);
        }
        return within ? Optional.of(query) : Optional.empty();
    }
}
