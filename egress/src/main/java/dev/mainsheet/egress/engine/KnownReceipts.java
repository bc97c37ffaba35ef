package dev.mainsheet.egress.engine;

import dev.mainsheet.schemas.DeliveryId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The receipts found on assignment of one partition: which of the deliveries at or above the frontier are finished
 * already. Kept until the partition's position has passed them.
 *
 * <p>Offset and delivery id must both match. The offset alone would swallow deliveries after a topic was deleted and made
 * anew; the id alone would swallow the same delivery written twice for a reason.
 */
public final class KnownReceipts {

    private record Known(DeliveryHash delivery, long receiptOffset) {}

    /** One finished delivery: its own offset, and its receipt's. */
    record Finished(long offset, long receiptOffset) {}

    private final TreeMap<Long, Known> byOffset = new TreeMap<>();
    private final long from;
    private final long end;

    /**
     * @param from the frontier: receipts of deliveries below it are of no interest
     * @param end the end offset of the receipts partition up to which was read
     */
    public KnownReceipts(long from, long end) {
        this.from = from;
        this.end = end;
    }

    /** Takes in a receipt. Of several for one offset the latest counts: the earlier ones are of a topic that is gone. */
    public void add(long offset, String deliveryId, long receiptOffset) {
        if (offset < from) {
            return;
        }
        Known known = new Known(DeliveryHash.of(deliveryId), receiptOffset);
        byOffset.merge(offset, known, (before, after) -> before.delivery().equals(after.delivery()) ? before : after);
    }

    /** Whether the delivery at {@code offset} is finished. */
    boolean has(long offset, DeliveryId id) {
        Known known = byOffset.get(offset);
        return known != null && known.delivery().equals(DeliveryHash.of(id));
    }

    /** Forgets what the position has passed. */
    void forgetBelow(long offset) {
        byOffset.headMap(offset).clear();
    }

    long from() {
        return from;
    }

    long end() {
        return end;
    }

    /** How many are known and not yet passed. */
    public int size() {
        return byOffset.size();
    }

    List<Finished> inOrderOfReceipts() {
        List<Finished> all = new ArrayList<>(byOffset.size());
        byOffset.forEach((offset, known) -> all.add(new Finished(offset, known.receiptOffset())));
        all.sort(Comparator.comparingLong(Finished::receiptOffset));
        return all;
    }
}
