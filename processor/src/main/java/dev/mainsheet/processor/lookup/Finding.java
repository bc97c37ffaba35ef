package dev.mainsheet.processor.lookup;

import dev.mainsheet.directory.Person;
import java.time.Instant;

/** What came of a question. Failures are none: they are tried again. */
public sealed interface Finding {

    /** When the directory was asked. */
    Instant askedAt();

    /** The person. */
    record Found(Person person, Instant askedAt) implements Finding {}

    /** The directory does not know the person any more; this is what it said last. */
    record LastKnown(Person person, Instant askedAt) implements Finding {}

    /** The directory knows nobody of that description. */
    record NotFound(Instant askedAt) implements Finding {}

    /** It knows several. */
    record Ambiguous(Instant askedAt) implements Finding {}
}
