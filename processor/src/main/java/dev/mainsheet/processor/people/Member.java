package dev.mainsheet.processor.people;

import dev.mainsheet.directory.Query;
import java.util.Optional;

/**
 * Somebody in a role.
 *
 * @param reference as the body names them; empty for the owner of a source that names none
 * @param query finds them; empty if they are not asked for
 */
record Member(Optional<Reference> reference, Optional<Query> query) {

    static Member asInBody(Reference reference) {
        return new Member(Optional.of(reference), Optional.empty());
    }
}
