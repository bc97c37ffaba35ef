package dev.mainsheet.processor.dedupe;

import dev.mainsheet.schemas.Reason;

/**
 * An event that repeats another.
 *
 * @param reason {@link Reason#CONSECUTIVE} or {@link Reason#CONTENT}
 * @param rule the rule that decided, for people
 * @param duplicateOf the id of the event it repeats
 */
public record Duplicate(Reason reason, String rule, String duplicateOf) {}
