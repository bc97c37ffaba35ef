package dev.mainsheet.processor.people;

import dev.mainsheet.directory.Person;
import dev.mainsheet.processor.lookup.Finding;
import java.util.Optional;

/**
 * How much is known of somebody in a role.
 *
 * @param someone empty if not even a name is known
 */
record Known(Optional<Someone> someone, EnrichmentStatus status) {

    /** Nobody, as it went. */
    static Known nobody(EnrichmentStatus status) {
        return new Known(Optional.empty(), status);
    }

    /** One whom nobody was asked about. */
    static Known asInBody(Reference reference) {
        return as(reference, EnrichmentStatus.SKIPPED);
    }

    /** One who was asked about; {@code finding} is empty as long as there is no answer. */
    static Known by(Optional<Reference> reference, Optional<Finding> finding) {
        if (finding.isEmpty()) {
            return unknown(reference, EnrichmentStatus.UNAVAILABLE);
        }
        Finding found = finding.get();
        if (found instanceof Finding.Found ok) {
            return person(reference, ok.person(), EnrichmentStatus.OK);
        }
        if (found instanceof Finding.LastKnown last) {
            return person(reference, last.person(), EnrichmentStatus.LAST_KNOWN);
        }
        return unknown(
                reference,
                found instanceof Finding.Ambiguous ? EnrichmentStatus.AMBIGUOUS : EnrichmentStatus.NOT_FOUND);
    }

    /**
     * A manager as the subject's record names them.
     *
     * @param finding what came of asking for them
     * @param ofRecord how the record itself was found: an old one names an old manager
     */
    static Known manager(Person.Manager manager, Optional<Finding> finding, EnrichmentStatus ofRecord) {
        if (manager.email() != null || manager.query() == null) {
            EnrichmentStatus status = manager.email() == null ? EnrichmentStatus.NO_EMAIL : ofRecord;
            return known(new Someone(null, null, manager.name(), manager.email(), Optional.empty(), status));
        }
        Known known = by(Optional.ofNullable(manager.name()).map(Reference::named), finding);
        return known.status == EnrichmentStatus.OK && ofRecord == EnrichmentStatus.LAST_KNOWN
                ? known.lastKnown()
                : known;
    }

    private Known lastKnown() {
        EnrichmentStatus last = EnrichmentStatus.LAST_KNOWN;
        return new Known(
                someone.map(own -> new Someone(own.type(), own.id(), own.name(), own.email(), own.person(), last)),
                last);
    }

    private static Known unknown(Optional<Reference> reference, EnrichmentStatus status) {
        return reference.map(named -> as(named, status)).orElseGet(() -> nobody(status));
    }

    /** Whatever went wrong does no harm to one whose email the body has. */
    private static Known as(Reference reference, EnrichmentStatus withoutEmail) {
        return known(new Someone(
                reference.type().orElse(null),
                reference.id().orElse(null),
                reference.name().or(reference::alias).orElse(null),
                reference.email().orElse(null),
                Optional.empty(),
                reference.email().isPresent() ? EnrichmentStatus.FROM_BODY : withoutEmail));
    }

    /** Display names are for people to read, user names only where there is nothing better. */
    private static Known person(Optional<Reference> reference, Person person, EnrichmentStatus found) {
        Optional<String> inBody = reference.flatMap(Reference::email);
        return known(new Someone(
                reference.flatMap(Reference::type).orElse(null),
                reference.flatMap(Reference::id).orElse(null),
                Optional.ofNullable(person.displayName())
                        .or(() -> reference.flatMap(Reference::name))
                        .orElse(person.name()),
                Optional.ofNullable(person.email()).or(() -> inBody).orElse(null),
                Optional.of(person),
                person.email() != null
                        ? found
                        : inBody.map(email -> EnrichmentStatus.FROM_BODY).orElse(EnrichmentStatus.NO_EMAIL)));
    }

    private static Known known(Someone someone) {
        return new Known(Optional.of(someone), someone.status());
    }
}
