package dev.mainsheet.egress.engine;

/**
 * How much may lie in memory before polling pauses. What one poll brings may go over it.
 *
 * @param bodies how many
 * @param bytes their size in total
 */
public record BodyLimit(int bodies, long bytes) {

    /** An equal share of it for each of {@code shares}, at least room for one largest record. */
    public BodyLimit split(int shares) {
        return new BodyLimit(Math.max(1, bodies / shares), Math.max(1, bytes / shares));
    }
}
