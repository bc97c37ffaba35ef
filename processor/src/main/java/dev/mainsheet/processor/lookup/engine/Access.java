package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a tenant's directory may be asked: not while it asked to be left alone, and by one probe at a time while its breaker is
 * open or the correlation guard holds. Owned by the desk's thread.
 */
final class Access {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Breaker breaker = new Breaker();
    private final CorrelationGuard guard;
    private Optional<Failure> lastFailure = Optional.empty();
    private long pausedUntil;
    private boolean probing;

    Access(CorrelationGuard guard, long now) {
        this.guard = guard;
        this.pausedUntil = now;
    }

    /** When a call may start if the next turn in the line is at {@code turn}; empty while a probe is under way. */
    OptionalLong from(long turn) {
        if (probing) {
            return OptionalLong.empty();
        }
        long allowed = turn;
        if (breaker.isOpen()) {
            allowed = breaker.probeAt();
        } else if (guard.isHolding()) {
            allowed = guard.probeAt();
        }
        return OptionalLong.of(Math.max(allowed, pausedUntil));
    }

    /** When the pause ends; in the past if there is none. */
    long pausedUntil() {
        return pausedUntil;
    }

    /** Why the call that starts now is allowed. */
    Call.Purpose start() {
        probing = breaker.isOpen() || guard.isHolding();
        return probing ? Call.Purpose.PROBE : Call.Purpose.ANSWER;
    }

    /** A call has ended; what came of it follows. */
    void landed(Call call) {
        probing = probing && !call.isProbe();
    }

    void failed(Call call, Failure failure, long now) {
        lastFailure = Optional.of(failure);
        failure.retryAfter().ifPresent(asked -> pause(asked, now));
        breaker.failed(call, failure, now);
        guard.failed(call, now);
    }

    private void pause(Duration asked, long now) {
        Duration obeyed = asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
        pausedUntil = Math.max(pausedUntil, now + obeyed.toNanos());
    }

    /** Takes note that there was an answer; whether the directory is back with it. */
    boolean answered(Call call) {
        return breaker.succeeded(call);
    }

    /** Takes note of what the answer was; whether nobody is to be reported as not found from now on, or no longer. */
    CorrelationGuard.Turn judged(Call call, Answer answer, long now) {
        return guard.answered(call, answer, now);
    }

    /** Whether this answer is not to be believed for now. */
    boolean isDoubtful(Answer answer) {
        return guard.isHolding() && answer instanceof Answer.NotFound;
    }

    Standing standing(long now) {
        if (breaker.isOpen()) {
            return standing(breaker.cause().orElseThrow().kind());
        } else if (guard.isHolding()) {
            return Standing.CORRELATION;
        }
        return pausedUntil > now ? Standing.THROTTLED : Standing.OK;
    }

    private static Standing standing(Failure.Kind cause) {
        return switch (cause) {
            case CREDENTIAL -> Standing.CREDENTIAL;
            case THROTTLED -> Standing.THROTTLED;
            case TIMEOUT, IO, SERVER, QUERY, ADDRESS -> Standing.AWAY;
        };
    }

    /** The failure to be shown with a standing that comes of one. */
    Optional<Failure> why() {
        return breaker.cause().or(() -> lastFailure);
    }
}
