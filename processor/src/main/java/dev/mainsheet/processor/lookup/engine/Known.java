package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.processor.lookup.Finding;

/** An answer, and for whom it is recent enough. */
final class Known {

    final Sought sought;
    final Finding finding;

    /** When the directory was asked, in the loop's nanoseconds. What changed there after this is not in the answer. */
    final long askedAt;

    /** How many nanoseconds later an event may have been received that it still serves. */
    private final long allowance;

    Known(Sought sought, Finding finding, long askedAt, long allowance) {
        this.sought = sought;
        this.finding = finding;
        this.askedAt = askedAt;
        this.allowance = allowance;
    }

    /** Whether it may be told about an event that was received at {@code receivedAt}. */
    boolean serves(long receivedAt) {
        return askedAt + allowance - receivedAt >= 0;
    }
}
