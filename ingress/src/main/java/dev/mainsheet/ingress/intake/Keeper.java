package dev.mainsheet.ingress.intake;

import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Keeps events in the order they come. Kafka has a limit of time for each; over it, or before so many wait that further ones
 * would find no room, or on any other sign that Kafka does not take events, the instance as a whole turns to its journal:
 * everything not acknowledged goes there in order, marked as in doubt, and new events behind it. What landed nevertheless is
 * a prefix of what lies in the journal, so whichever copy of an event comes first, first copies stay in order. With Kafka
 * back the journal is sent on, and once nothing is left in it new events go to Kafka again.
 *
 * <p>Every method is called, and every answer given, on one thread. Whoever asks bounds how much is under way at once.
 */
public final class Keeper {

    private static final Keeping KEPT = new Keeping.Kept();

    private static final Duration HURRIED_WAIT = Duration.ofMillis(500);

    private final Store store;
    private final LongSupplier nanos;
    private final KeeperReport report;
    private final Parking parking = new Parking();
    private final Unacknowledged unacknowledged;
    private final Hold hold;
    private final StoreWatch watch;

    private KeeperState state = KeeperState.JOURNAL;
    private String why = "Kafka has not answered yet";
    private Optional<Outlet> outlet = Optional.empty();
    private Optional<Drain> drain = Optional.empty();
    private long left;
    private int appending;
    private boolean hurried;
    private boolean closed;

    /** @param store holds whatever an earlier run left */
    public Keeper(Store store, Room room, LongSupplier nanos, KeeperReport report) {
        this.store = store;
        this.unacknowledged = new Unacknowledged(room);
        this.nanos = nanos;
        this.report = report;
        this.hold = new Hold(nanos.getAsLong());
        this.watch = new StoreWatch(store, nanos);
    }

    /** See {@link dev.mainsheet.ingress.Intake#keep}. */
    public void keep(Event event, Duration within, Consumer<Keeping> answer) {
        if (closed) {
            answer.accept(new Keeping.Unavailable("The ingress is stopping."));
            return;
        }
        Duration wait = hurried && within.compareTo(HURRIED_WAIT) > 0 ? HURRIED_WAIT : within;
        route(new Waiting(event, nanos.getAsLong(), wait, answer));
    }

    private void route(Waiting waiting) {
        if (state == KeeperState.DIRECT) {
            send(waiting);
        } else if (hold.isOn()) {
            hold.add(waiting);
        } else {
            journal(List.of(waiting), List.of(waiting.event()));
        }
    }

    private void send(Waiting waiting) {
        unacknowledged.add(waiting);
        outlet.orElseThrow()
                .send(waiting.event(), answer -> answered(waiting, answer))
                .ifPresent(refusal -> answered(waiting, Optional.of(refusal)));
    }

    private void answered(Waiting waiting, Optional<Refusal> answer) {
        if (waiting.isSettled()) {
            if (answer.isEmpty()) {
                report.landedLate();
            }
            return;
        }
        if (answer.isEmpty()) {
            waiting.answer(KEPT);
        } else {
            refused(waiting, answer.get());
        }
        unacknowledged.forgetSettled();
    }

    private void refused(Waiting waiting, Refusal refusal) {
        switch (refusal.kind()) {
            case FOR_EVER -> {
                report.tooLarge(waiting.event(), refusal.why());
                waiting.answer(new Keeping.TooLarge());
            }
            case OUTAGE -> turnToJournal(refusal.why());
        }
    }

    /** Appends in the order asked for; the answer to each comes once it is on the disk. */
    private void journal(List<Waiting> waiting, List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        appending += events.size();
        store.append(events, refused -> {
            appending -= events.size();
            watch.found(refused);
            if (refused.isEmpty()) {
                left += events.size();
                int inDoubt = (int) events.stream().filter(Event::doubt).count();
                report.journalled(events.size(), inDoubt);
                waiting.forEach(each -> each.answer(KEPT));
                drain.ifPresent(Drain::wake);
            } else {
                report.refused(refused.get(), events.size());
                waiting.forEach(each ->
                        each.answer(new Keeping.Unavailable(refused.get().why())));
            }
            settleDrain();
        });
    }

    private void turnToJournal(String reason) {
        enter(KeeperState.JOURNAL, reason);
        moveToJournal();
    }

    private void moveToJournal() {
        drain.ifPresent(Drain::end);
        drain = Optional.empty();
        outlet.ifPresent(Outlet::abandon);
        outlet = Optional.empty();
        List<Waiting> moved = unacknowledged.takeAll();
        moved.forEach(Waiting::settle);
        journal(moved, moved.stream().map(waiting -> waiting.event().doubted()).toList());
        releaseHeldToJournal();
    }

    private void releaseHeldToJournal() {
        List<Waiting> released = hold.breakOff(nanos.getAsLong());
        journal(released, released.stream().map(Waiting::event).toList());
    }

    private void enter(KeeperState next, String reason) {
        state = next;
        why = reason;
        report.state(next, reason);
    }

    /** Kafka answers: from now on {@code opened} is sent through. Only asked for while {@link #needsOutlet}. */
    public void open(Outlet opened) {
        if (closed || outlet.isPresent()) {
            opened.abandon();
            return;
        }
        outlet = Optional.of(opened);
        enter(KeeperState.DRAIN, "Kafka answers");
        Drain started = new Drain(store, opened, parking, nanos, new OwnDrain());
        drain = Optional.of(started);
        started.start();
    }

    private final class OwnDrain implements Drain.Watcher {
        @Override
        public void began(long entries) {
            left = entries;
            settleDrain();
        }

        @Override
        public void finishedOne() {
            left--;
            report.sentOn();
            settleDrain();
        }

        @Override
        public void quarantined(Event event, String reason) {
            report.quarantined(event, reason);
        }

        @Override
        public void outletFailed(String reason) {
            turnToJournal(reason);
        }

        @Override
        public void storeFailed(String reason) {
            turnToJournal(reason);
        }
    }

    /** Comes nearer to sending directly, if there is little enough left. */
    private void settleDrain() {
        if (state != KeeperState.DRAIN || drain.filter(Drain::isStarted).isEmpty()) {
            return;
        }
        long now = nanos.getAsLong();
        if (left == 0 && appending == 0) {
            turnToDirect();
        } else if (hold.mayBegin(left + appending, now)) {
            hold.begin(now);
        } else if (hold.isOver(now)) {
            releaseHeldToJournal();
        }
    }

    private void turnToDirect() {
        drain.ifPresent(Drain::end);
        drain = Optional.empty();
        store.clear();
        enter(KeeperState.DIRECT, "Kafka takes events");
        // Each by itself: if Kafka refuses one, those behind it go to the journal behind it.
        hold.end().forEach(this::route);
    }

    /** Kafka was found not to answer, so no event has to wait to find out. */
    public void away(String reason) {
        if (state == KeeperState.JOURNAL) {
            why = reason;
        } else {
            turnToJournal(reason);
        }
    }

    /** To be called every few milliseconds: limits of time are looked at here. */
    public void tick() {
        unacknowledged.isTooMuch(nanos.getAsLong()).ifPresent(this::turnToJournal);
        drain.ifPresent(Drain::tick);
        settleDrain();
        watch.tick();
    }

    /** Whether a producer is wanted. */
    public boolean needsOutlet() {
        return outlet.isEmpty() && !closed;
    }

    /** The outlet new events or the journal's go through; empty while Kafka does not take them. */
    public Optional<Outlet> outlet() {
        return outlet;
    }

    /** Somebody else sent through {@code failed} and found that it does not work: if it is still in use, no more. */
    void outletFailed(Outlet failed, String reason) {
        if (outlet.filter(failed::equals).isPresent()) {
            turnToJournal(reason);
        }
    }

    /** From now on no event waits long for Kafka: the process is about to end. */
    public void hurry() {
        hurried = true;
        unacknowledged.waitNoLongerThan(nanos.getAsLong() + HURRIED_WAIT.toNanos());
    }

    /** Takes nothing more; what is not acknowledged goes to the journal, to be sent on by whoever finds it there. */
    public void close() {
        closed = true;
        moveToJournal();
    }

    /** Entries in the journal that Kafka may not have. */
    public long left() {
        return left;
    }

    public KeeperState state() {
        return state;
    }

    /** Whether an event would be kept now. */
    public CheckResult check() {
        return switch (state) {
            case DIRECT ->
                watch.trouble()
                        .map(broken -> CheckResult.degraded("Kafka takes events; but were it away: " + broken.why()))
                        .orElseGet(() -> CheckResult.up(why));
            case JOURNAL ->
                watch.trouble()
                        .map(broken -> CheckResult.down(why + "; " + broken.why()))
                        .orElseGet(() -> CheckResult.degraded("journalling: " + why + "; " + left + " events wait"));
            case DRAIN ->
                watch.trouble()
                        .map(broken -> CheckResult.down("Kafka answers, " + left + " events wait; " + broken.why()))
                        .orElseGet(() ->
                                CheckResult.degraded("sending on what the journal holds: " + left + " events wait"));
        };
    }
}
