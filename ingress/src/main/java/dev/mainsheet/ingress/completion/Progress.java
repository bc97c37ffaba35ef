package dev.mainsheet.ingress.completion;

import dev.mainsheet.runtime.retry.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How far one completion has come: what to do after each attempt. Owned by one thread.
 *
 * <p>2xx is the end. So is any 4xx but 408 and 429: SailPoint has understood, and does not take it. Everything else, no
 * answer included, is tried again until the deadline, after which SailPoint no longer waits.
 */
final class Progress {

    private final Instant deadline;
    private final RetrySchedule schedule;
    private final RandomGenerator random;
    private int failures;

    Progress(Instant deadline, RetrySchedule schedule, RandomGenerator random) {
        this.deadline = deadline;
        this.schedule = schedule;
        this.random = random;
    }

    /** What comes next. */
    sealed interface Next {

        /** Nothing more. */
        record End(Standing standing) implements Next {}

        /** Another attempt, after a wait. */
        record Again(Duration in) implements Next {}
    }

    /** Decides on what came of an attempt that ended at {@code now}. */
    Next after(Sent sent, Instant now) {
        Optional<Duration> asked = Optional.empty();
        if (sent instanceof Sent.Answered answered) {
            Optional<Standing> end = end(answered.status());
            if (end.isPresent()) {
                return new Next.End(end.get());
            }
            asked = answered.retryAfter();
        }
        Duration wait = schedule.delay(++failures, asked, random);
        return now.plus(wait).isAfter(deadline) ? new Next.End(Standing.EXPIRED) : new Next.Again(wait);
    }

    private static Optional<Standing> end(int status) {
        if (status >= 200 && status < 300) {
            return Optional.of(Standing.COMPLETED);
        }
        if (status == 401 || status == 403) {
            return Optional.of(Standing.FORBIDDEN);
        }
        return status >= 400 && status < 500 && status != 408 && status != 429
                ? Optional.of(Standing.REFUSED)
                : Optional.empty();
    }

    /** How often it has failed. */
    int failures() {
        return failures;
    }
}
