package dev.mainsheet.ingress.intake;

import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Sends on what an instance that is gone left in its journal, through the outlet of this one and beside its own events:
 * between instances there is no order to keep. One journal at a time. Lives on the keeper's thread.
 */
public final class Adoption {

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    private final Keeper keeper;
    private final LongSupplier nanos;
    private final KeeperReport report;
    private Optional<Adopted> adopted = Optional.empty();

    /** @param keeper has the outlet, and is told if it fails */
    public Adoption(Keeper keeper, LongSupplier nanos, KeeperReport report) {
        this.keeper = keeper;
        this.nanos = nanos;
        this.report = report;
    }

    /** Takes over a journal; only while there {@link #isFree} room. */
    public void adopt(Store store, Runnable emptied) {
        adopted = Optional.of(new Adopted(store, emptied));
        tick();
    }

    /** Whether another could be taken over. */
    public boolean isFree() {
        return adopted.isEmpty();
    }

    /** The entries left in what was taken over. */
    public long left() {
        return adopted.map(journal -> journal.left).orElse(0L);
    }

    /** To be called every few milliseconds. */
    public void tick() {
        adopted.ifPresent(Adopted::tick);
    }

    /** Stops sending; what is left stays where it is. */
    public void end() {
        adopted.ifPresent(Adopted::end);
    }

    private final class Adopted implements Drain.Watcher {
        private final Store store;
        private final Runnable emptied;
        private final Parking parking = new Parking();
        private Optional<Outlet> used = Optional.empty();
        private Optional<Drain> drain = Optional.empty();
        private long notBefore = nanos.getAsLong();
        private long left;

        Adopted(Store store, Runnable emptied) {
            this.store = store;
            this.emptied = emptied;
        }

        void tick() {
            Optional<Outlet> now = keeper.outlet();
            if (!now.equals(used)) {
                end();
                used = now;
            }
            if (drain.isEmpty() && used.isPresent() && nanos.getAsLong() - notBefore >= 0) {
                Drain next = new Drain(store, used.get(), parking, nanos, this);
                drain = Optional.of(next);
                next.start();
            }
            drain.ifPresent(Drain::tick);
        }

        void end() {
            drain.ifPresent(Drain::end);
            drain = Optional.empty();
        }

        @Override
        public void began(long entries) {
            left = entries;
            endIfEmpty();
        }

        @Override
        public void finishedOne() {
            left--;
            report.sentOn();
            endIfEmpty();
        }

        private void endIfEmpty() {
            if (left == 0) {
                end();
                store.clear();
                adopted = Optional.empty();
                emptied.run();
            }
        }

        @Override
        public void quarantined(Event event, String why) {
            report.quarantined(event, why);
        }

        @Override
        public void outletFailed(String why) {
            used.ifPresent(failed -> keeper.outletFailed(failed, why));
        }

        @Override
        public void storeFailed(String why) {
            drain = Optional.empty();
            notBefore = nanos.getAsLong() + AGAIN_AFTER.toNanos();
        }
    }
}
