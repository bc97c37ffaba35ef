package dev.mainsheet.processor.people;

import dev.mainsheet.directory.Person;
import java.util.Optional;

/**
 * One of the people of an event: what its body says, and what was found. What is not known is null.
 *
 * @param type such as {@code IDENTITY}, as the body says
 * @param id as in the body: the event's own system's
 * @param name found, else as in the body
 * @param email found, else as in the body
 * @param person what a directory knows, if it was asked and knew
 * @param status how it went
 */
public record Someone(
        String type, String id, String name, String email, Optional<Person> person, EnrichmentStatus status) {}
