package dev.mainsheet.runtime.journal;

import dev.mainsheet.schemas.Event;

/**
 * An entry read back.
 *
 * @param event as it was appended; in doubt also if it may have been sent on from here before
 * @param next the place behind it
 */
public record Stored(Event event, Place next) {}
