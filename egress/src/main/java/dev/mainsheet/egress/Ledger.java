package dev.mainsheet.egress;

import java.util.concurrent.CompletionStage;

/** Where endings are written down: receipts, and before them dead letters. */
public interface Ledger {

    /**
     * Writes an ending down. Never blocks. Completes, on any thread, with the receipt's offset once it is acknowledged,
     * or exceptionally if the receipt or the dead letter before it could not be written; then it may be tried again.
     * Within one partition the offsets grow in the order in which stages complete.
     */
    CompletionStage<Long> record(Parcel.Deliverable parcel, Ending ending);
}
