package dev.mainsheet.ingress.intake;

import dev.mainsheet.runtime.journal.Stored;
import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Sends a journal's entries on through one outlet: in order within each partition, and each partition for itself, so that
 * one without a leader holds up none of the others. It ends with the outlet; the next one begins with the first entry that
 * is not done.
 */
final class Drain {

    /** Far below the producer's own limit: a batch that expired there could be overtaken by a later one. */
    static final Duration STALLED = Duration.ofSeconds(10);

    private final Store store;
    private final Outlet outlet;
    private final Parking parking;
    private final LongSupplier nanos;
    private final Watcher watcher;
    private final List<DrainLane> lanes = new ArrayList<>();
    private boolean started;
    private boolean ended;

    /** Who started it. */
    interface Watcher {

        /** The entries that are not done; from now on sending begins. */
        void began(long left);

        /** Kafka has one more entry, or it lies in quarantine. */
        void finishedOne();

        /** An entry was put into quarantine. */
        void quarantined(Event event, String why);

        /** The outlet took no more, and this has ended: nothing may be sent through that one again. */
        void outletFailed(String why);

        /** The journal gave no more, and this has ended. */
        void storeFailed(String why);
    }

    Drain(Store store, Outlet outlet, Parking parking, LongSupplier nanos, Watcher watcher) {
        this.store = store;
        this.outlet = outlet;
        this.parking = parking;
        this.nanos = nanos;
        this.watcher = watcher;
    }

    void start() {
        store.rewind(outlet.partitions(), left -> {
            if (ended) {
                return;
            }
            for (int partition = 0; partition < outlet.partitions(); partition++) {
                lanes.add(new DrainLane(partition));
            }
            started = true;
            watcher.began(left);
            wake();
        });
    }

    /** Whether sending has begun. */
    boolean isStarted() {
        return started;
    }

    /** There are new entries. */
    void wake() {
        for (DrainLane lane : lanes) {
            lane.mayHaveMore();
            pump(lane);
        }
    }

    /** Nothing it asked for counts any more. */
    void end() {
        ended = true;
    }

    /** Looks for partitions that have a leader again, and for those that take nothing. */
    void tick() {
        long now = nanos.getAsLong();
        boolean stalled = false;
        for (DrainLane lane : lanes) {
            if (lane.waitsSince(now, STALLED.toNanos())) {
                parking.park(lane.partition(), now);
                stalled = true;
            }
            pump(lane);
        }
        if (stalled) {
            outletFailed("a partition acknowledged nothing within " + STALLED.toSeconds() + " s");
        }
    }

    private void outletFailed(String why) {
        if (!ended) {
            ended = true;
            watcher.outletFailed(why);
        }
    }

    private void storeFailed(StoreTrouble trouble) {
        ended = true;
        watcher.storeFailed(trouble.why());
    }

    private void pump(DrainLane lane) {
        if (ended
                || !lane.hasRoom()
                || !outlet.hasLeader(lane.partition())
                || parking.isParked(lane.partition(), nanos.getAsLong())) {
            return;
        }
        lane.reads();
        store.read(lane.partition(), read -> {
            if (!ended) {
                read.match(entries -> send(lane, entries), this::storeFailed);
            }
        });
    }

    private void send(DrainLane lane, List<Stored> entries) {
        lane.hasRead(entries.isEmpty());
        for (Stored stored : entries) {
            if (ended) {
                return;
            }
            DrainLane.Sent sent = lane.add(stored, nanos.getAsLong());
            outlet.send(stored.event(), lane.partition(), answer -> answered(lane, sent, stored.event(), answer))
                    .ifPresent(refusal -> answered(lane, sent, stored.event(), Optional.of(refusal)));
        }
        pump(lane);
    }

    private void answered(DrainLane lane, DrainLane.Sent sent, Event event, Optional<Refusal> answer) {
        if (ended) {
            return;
        }
        if (answer.isEmpty()) {
            parking.took(lane.partition());
            finished(lane, sent);
            return;
        }
        switch (answer.get().kind()) {
            case FOR_EVER -> putAside(lane, sent, event, answer.get().why());
            case OUTAGE -> outletFailed(answer.get().why());
        }
    }

    private void putAside(DrainLane lane, DrainLane.Sent sent, Event event, String why) {
        store.quarantine(event, trouble -> {
            if (ended) {
                return;
            }
            if (trouble.isPresent()) {
                storeFailed(trouble.get());
            } else {
                watcher.quarantined(event, why);
                finished(lane, sent);
            }
        });
    }

    private void finished(DrainLane lane, DrainLane.Sent sent) {
        lane.finish(sent).ifPresent(place -> store.done(lane.partition(), place));
        watcher.finishedOne();
        pump(lane);
    }
}
