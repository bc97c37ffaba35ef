package dev.mainsheet.processor.people;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a delivery says of its people, out of what is known of each. */
final class Summary {

    private Summary() {}

    /**
     * @param known everybody by role
     * @param part who gets this delivery, where the event was split
     * @param asOf when the oldest of what was found was asked for
     */
    static People of(
            PeopleWanted wanted, Map<Role, List<Known>> known, Optional<List<Known>> part, Optional<Instant> asOf) {
        List<Known> addressed = part.orElseGet(() -> known.getOrDefault(wanted.recipient(), List.of()));
        Optional<Someone> recipient = recipient(addressed);
        return new People(shown(wanted, known), recipient, status(wanted, known, addressed, recipient), asOf);
    }

    /** Of several the first who can be written to. */
    private static Optional<Someone> recipient(List<Known> addressed) {
        return someones(addressed)
                .filter(someone -> someone.email() != null)
                .findFirst()
                .or(() -> someones(addressed).findFirst());
    }

    private static EnrichmentStatus status(
            PeopleWanted wanted, Map<Role, List<Known>> known, List<Known> addressed, Optional<Someone> recipient) {
        if (!wanted.asks()) {
            return EnrichmentStatus.SKIPPED;
        }
        return recipient
                .map(Someone::status)
                .or(() -> worst(addressed.stream()))
                .or(() -> worst(known.values().stream().flatMap(Collection::stream)))
                .orElse(EnrichmentStatus.SKIPPED);
    }

    private static Optional<EnrichmentStatus> worst(Stream<Known> known) {
        return known.map(Known::status).max(EnrichmentStatus::compareTo);
    }

    /** Nobody is told of people whom the route does not ask for, except of the subject. */
    private static Map<Role, List<Someone>> shown(PeopleWanted wanted, Map<Role, List<Known>> known) {
        Set<Role> roles = EnumSet.of(Role.SUBJECT);
        roles.addAll(wanted.asked());
        Map<Role, List<Someone>> shown = new EnumMap<>(Role.class);
        roles.forEach(role -> {
            List<Someone> people = someones(known.getOrDefault(role, List.of())).toList();
            if (!people.isEmpty()) {
                shown.put(role, people);
            }
        });
        return shown;
    }

    private static Stream<Someone> someones(List<Known> known) {
        return known.stream().flatMap(one -> one.someone().stream());
    }
}
