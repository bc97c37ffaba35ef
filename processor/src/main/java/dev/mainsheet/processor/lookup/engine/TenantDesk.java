package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.runtime.retry.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/** One tenant's questions, from being asked to being answered. Owned by the desk's thread. */
final class TenantDesk {

    /** So often a question fails before somebody should look. */
    private static final int STUBBORN = 3;

    private static final RetrySchedule RETRIES =
            new RetrySchedule(Duration.ofMillis(500), Duration.ofSeconds(60), Duration.ZERO);

    /** For as long as the guard holds. */
    private static final Duration ASIDE = Duration.ofDays(1);

    private final String name;
    private final KnownAnswers known;
    private final Staleness staleness;
    private final RandomGenerator random;
    private final Access access;
    private final Map<Sought, Inquiry> inquiries = new HashMap<>();
    private final WaitingLine line = new WaitingLine();
    private long numbers;
    private int waiting;
    private int stubborn;

    TenantDesk(String name, KnownAnswers known, Staleness staleness, Access access, RandomGenerator random) {
        this.name = name;
        this.known = known;
        this.staleness = staleness;
        this.access = access;
        this.random = random;
    }

    String name() {
        return name;
    }

    /** Takes a question that nothing known answers. */
    void ask(OpenQuestion open) {
        Inquiry inquiry = inquiries.computeIfAbsent(open.sought(), this::begin);
        inquiry.join(open);
        waiting++;
    }

    private Inquiry begin(Sought sought) {
        Inquiry inquiry = new Inquiry(sought, numbers++);
        line.add(inquiry);
        return inquiry;
    }

    void giveUp(OpenQuestion open) {
        Inquiry inquiry = inquiries.get(open.sought());
        if (inquiry != null && inquiry.leave(open)) {
            waiting--;
            if (!inquiry.isWanted() && !inquiry.isInFlight()) {
                line.remove(inquiry);
                end(inquiry);
            }
        }
    }

    /** When a call may start if nothing happens before; that time may have passed. Empty if none may. */
    OptionalLong nextAt(long now) {
        return line.isEmpty() ? OptionalLong.empty() : access.from(line.nextAt(now));
    }

    /** When to look again if nothing happens before. */
    OptionalLong wakeAt(long now) {
        return LongStream.concat(nextAt(now).stream(), LongStream.of(access.pausedUntil()))
                .filter(at -> at > now)
                .min();
    }

    /** The call that may start now. */
    Call start(long now, Instant time) {
        Call.Purpose purpose = access.start();
        Inquiry inquiry = purpose == Call.Purpose.PROBE ? line.takeAny(now) : line.take(now);
        inquiry.takeOff();
        return new Call(inquiry, purpose, now, time);
    }

    /** What came of a call; the kind of failure if it is to be tried again. */
    Optional<Failure.Kind> landed(Call call, Answer answer, long now) {
        Inquiry inquiry = call.inquiry();
        inquiry.land();
        access.landed(call);
        if (answer instanceof Answer.Failed failed) {
            failed(call, failed.failure(), now);
            return inquiry.isWanted() ? Optional.of(failed.failure().kind()) : Optional.empty();
        }
        answered(call, answer, now);
        return Optional.empty();
    }

    private void failed(Call call, Failure failure, long now) {
        access.failed(call, failure, now);
        Inquiry inquiry = call.inquiry();
        if (inquiry.isWanted()) {
            inquiry.failed(failure);
            stubborn += inquiry.failures() == STUBBORN ? 1 : 0;
            Duration wait = RETRIES.delay(inquiry.failures(), Optional.empty(), random);
            line.addLater(inquiry, now + wait.toNanos());
        } else {
            end(inquiry);
        }
    }

    private void answered(Call call, Answer answer, long now) {
        forgive(call.inquiry());
        if (access.answered(call)) {
            line.hurry(inquiry -> inquiry.failedLastBy(kind -> kind != Failure.Kind.QUERY));
        }
        switch (access.judged(call, answer, now)) {
            case HOLDS -> known.forgetNotFound(name);
            case HOLDS_NO_MORE -> line.hurry(inquiry -> inquiry.failures() == 0);
            case UNCHANGED -> {}
        }
        if (access.isDoubtful(answer)) {
            putAside(call.inquiry(), now);
        } else {
            settle(call.inquiry(), finding(answer, call.askedAt()), call.startedAt());
        }
    }

    /** Whoever is not found while the guard holds is asked for again as a probe, or when it holds no more. */
    private void putAside(Inquiry inquiry, long now) {
        if (inquiry.isWanted()) {
            line.addLater(inquiry, now + ASIDE.toNanos());
        } else {
            end(inquiry);
        }
    }

    private void settle(Inquiry inquiry, Finding finding, long askedAt) {
        Known answer = new Known(inquiry.sought(), finding, askedAt, staleness.allowance(finding));
        known.add(answer);
        List<OpenQuestion> served = inquiry.served(answer);
        waiting -= served.size();
        if (inquiry.isWanted()) {
            line.add(inquiry);
        } else {
            end(inquiry);
        }
        served.forEach(open -> open.answer(finding));
    }

    private static Finding finding(Answer answer, Instant askedAt) {
        if (answer instanceof Answer.Found found) {
            return new Finding.Found(found.person(), askedAt);
        }
        return answer instanceof Answer.Ambiguous ? new Finding.Ambiguous(askedAt) : new Finding.NotFound(askedAt);
    }

    private void end(Inquiry inquiry) {
        forgive(inquiry);
        inquiries.remove(inquiry.sought());
    }

    private void forgive(Inquiry inquiry) {
        stubborn -= inquiry.failures() >= STUBBORN ? 1 : 0;
        inquiry.forgive();
    }

    TenantState state(long now, int inFlight) {
        Standing standing = access.standing(now);
        if (standing == Standing.OK && stubborn > 0) {
            standing = Standing.FALTERING;
        }
        Optional<Failure> why =
                switch (standing) {
                    case OK, CORRELATION -> Optional.empty();
                    case FALTERING, THROTTLED, AWAY, CREDENTIAL -> access.why();
                };
        return new TenantState(standing, why, waiting, inFlight);
    }
}
