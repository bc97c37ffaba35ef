package dev.mainsheet.processor.people;

import dev.mainsheet.directory.Query;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom one delivery is about, and to whom it goes.
 *
 * @param wanted what the route wants
 * @param members everybody in the roles that matter, the subject first
 * @param part who gets this delivery, where the route has split the event: one, or nobody where the part names nobody
 * @param managerByRecord whether the manager is whom the subject's record names
 */
record Cast(
        PeopleWanted wanted, Map<Role, List<Member>> members, Optional<List<Member>> part, boolean managerByRecord) {

    Cast {
        members = new EnumMap<>(members);
    }

    Optional<Member> subject() {
        return members.getOrDefault(Role.SUBJECT, List.of()).stream().findFirst();
    }

    Stream<Query> queries() {
        return Stream.concat(part.stream(), members.values().stream())
                .flatMap(List::stream)
                .flatMap(member -> member.query().stream());
    }
}
