package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.engine.KnownReceipts.Finished;
import java.util.ArrayDeque;
import java.util.TreeSet;

/**
 * How far one partition is finished. The frontier is the lowest polled offset that is not finished, else the offset the
 * consumer says comes next; it is never "the last offset plus one", because offsets have gaps where transactions ended
 * or were aborted.
 *
 * <p>Beside it stands where receipts must be read from after a restart: the receipt of a delivery finished above the
 * frontier is the only memory that it is. That is the smallest receipt offset among those, else the offset after the
 * latest receipt acknowledged in that partition: every receipt still to come lies at or above it.
 *
 * <p>Not thread-safe: owned by the dispatcher's thread.
 */
final class OffsetFrontier {

    /** Polled and not finished. */
    private final TreeSet<Long> unfinished = new TreeSet<>();

    /**
     * Finished at or above the frontier, in order of receipts. Only deliveries beyond all earlier ones are kept: for the
     * others an earlier receipt stands at least as long as theirs would.
     */
    private final ArrayDeque<Finished> finishedAbove = new ArrayDeque<>();

    private long next;
    private long receiptsFrom;

    /** Starts at the frontier that {@code known} was read for. */
    OffsetFrontier(KnownReceipts known) {
        next = known.from();
        receiptsFrom = known.end();
        known.inOrderOfReceipts().forEach(this::remember);
    }

    /** A record was polled that is to be delivered. */
    void polled(long offset) {
        unfinished.add(offset);
    }

    /** The consumer's position after a poll: everything polled lies below. */
    void reached(long nextOffset) {
        next = Math.max(next, nextOffset);
    }

    /** The delivery at {@code offset} has its receipt. Receipts are acknowledged in the order of their offsets. */
    void finished(long offset, long receiptOffset) {
        unfinished.remove(offset);
        remember(new Finished(offset, receiptOffset));
        acknowledged(receiptOffset);
    }

    /** A receipt of ours was acknowledged in this partition's receipts partition, be it for another listener. */
    void acknowledged(long receiptOffset) {
        receiptsFrom = Math.max(receiptsFrom, receiptOffset + 1);
    }

    /** What may be committed now. */
    Position position() {
        long frontier = unfinished.isEmpty() ? next : unfinished.first();
        while (!finishedAbove.isEmpty() && finishedAbove.getFirst().offset() < frontier) {
            finishedAbove.removeFirst();
        }
        return new Position(
                frontier,
                finishedAbove.isEmpty()
                        ? receiptsFrom
                        : finishedAbove.getFirst().receiptOffset());
    }

    /** How many offsets lie between the frontier and the position: what a restart would have to read again. */
    long span() {
        return next - (unfinished.isEmpty() ? next : unfinished.first());
    }

    private void remember(Finished finished) {
        if (finishedAbove.isEmpty() || finishedAbove.getLast().offset() < finished.offset()) {
            finishedAbove.addLast(finished);
        }
    }
}
