package dev.mainsheet.schemas;

import java.util.Optional;

/**
 * Whom or what an event is about, as far as its body says.
 *
 * @param type what it is
 * @param id SailPoint's id of it; order holds among the events of one id
 * @param name its display name, where the body has one
 */
public record Subject(SubjectType type, String id, Optional<String> name) {}
