package dev.mainsheet.processor.dedupe;

/**
 * An event that went through, as far as later ones are compared with it.
 *
 * @param eventId its id
 * @param appendedAt its append time, epoch milliseconds
 * @param hash what it is compared by
 */
public record Sighting(String eventId, long appendedAt, byte[] hash) {}
