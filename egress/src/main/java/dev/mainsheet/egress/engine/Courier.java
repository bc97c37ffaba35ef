package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.Ending;
import dev.mainsheet.egress.Ledger;
import dev.mainsheet.egress.Parcel;
import dev.mainsheet.egress.Sender;
import dev.mainsheet.egress.Watch;
import dev.mainsheet.runtime.retry.RetrySchedule;
import dev.mainsheet.schemas.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Takes a subject's head from one attempt to what came of it.
 *
 * <pre>
 * send -> accepted                    -> receipt -> finished
 *      -> refused      -> dead letter -> receipt -> finished
 *      -> anything else               -> waits, to be sent again
 * </pre>
 *
 * A receipt that cannot be written is tried until it can. The delivery stays in flight meanwhile, so that what is sent and
 * not written down, which is what a crash repeats, never exceeds what may be in flight. Runs on the dispatcher's thread
 * alone.
 */
final class Courier {

    /** Where a flight comes back to. */
    interface Home {

        /** The head has ended, and its receipt is acknowledged at this offset. */
        void finished(Subject subject, long receiptOffset);

        /** The head stays and may be sent again after {@code delay}. */
        void again(Subject subject, Duration delay);
    }

    private final Sender sender;
    private final Ledger ledger;
    private final Mailbox mailbox;
    private final Watch watch;
    private final RandomGenerator jitter;
    private final RetrySchedule retries;
    private final Home home;

    Courier(DispatchPorts ports, RetrySchedule retries, Home home) {
        this.sender = ports.sender();
        this.ledger = ports.ledger();
        this.mailbox = ports.mailbox();
        this.watch = ports.watch();
        this.jitter = ports.jitter();
        this.retries = retries;
        this.home = home;
    }

    /** Makes an attempt. What comes of it comes home later, unless the lane is dropped by then. */
    void send(Subject subject, Parcel.Sendable parcel) {
        subject.attempted(mailbox.now());
        sender.send(parcel.delivery())
                .thenAccept(answer -> mailbox.post(() -> {
                    if (!subject.lane().isDropped()) {
                        answered(subject, answer);
                    }
                }));
    }

    /** Gives the head up without an attempt. */
    void giveUp(Subject subject, Parcel.Unsendable parcel) {
        write(subject, dead(subject, OptionalInt.empty(), parcel.reason(), ""), 1);
    }

    private void answered(Subject subject, Answer answer) {
        watch.attempted(subject.lane().outlet().listener(), answer);
        switch (StatusPolicy.ruling(answer)) {
            case DELIVERED ->
                write(subject, new Ending.Delivered(subject.attempts(), answer.status(), mailbox.now()), 1);
            case REFUSED -> write(subject, dead(subject, answer.status(), Reason.REFUSED, answer.excerpt()), 1);
            case HELD -> holdUp(subject, answer);
        }
    }

    private void holdUp(Subject subject, Answer answer) {
        if (!subject.heldUp()) {
            subject.holdUp();
            watch.heldUp(subject.lane().outlet().listener(), subject.head().id(), answer);
        }
        home.again(subject, retries.delay(subject.attempts().count(), answer.retryAfter(), jitter));
    }

    private void write(Subject subject, Ending ending, int tries) {
        ledger.record(subject.head(), ending)
                .whenComplete((receiptOffset, failure) -> mailbox.post(() -> {
                    if (subject.lane().isDropped()) {
                        return;
                    }
                    if (failure == null) {
                        written(subject, ending, receiptOffset);
                    } else {
                        notWritten(subject, ending, tries, failure);
                    }
                }));
    }

    private void written(Subject subject, Ending ending, long receiptOffset) {
        String listener = subject.lane().outlet().listener();
        watch.ended(listener, subject.head(), ending);
        if (subject.heldUp()) {
            watch.recovered(listener, subject.head().id(), ending);
        }
        home.finished(subject, receiptOffset);
    }

    private void notWritten(Subject subject, Ending ending, int tries, Throwable failure) {
        watch.unrecorded(subject.lane().outlet().listener(), subject.head().id(), failure);
        mailbox.after(retries.delay(tries, Optional.empty(), jitter), () -> {
            if (!subject.lane().isDropped()) {
                write(subject, ending, tries + 1);
            }
        });
    }

    private Ending.Dead dead(Subject subject, OptionalInt status, Reason reason, String excerpt) {
        return new Ending.Dead(subject.attempts(), status, reason, excerpt, mailbox.now());
    }
}
