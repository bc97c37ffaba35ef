package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Failure;
import dev.mainsheet.directory.Query;
import dev.mainsheet.runtime.retry.RetrySchedule;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a directory can be asked at all. It opens when the calls for three different people fail and none succeeds
 * between, so that one whom the directory chokes on stops nobody else; or at once if the failure says that nothing will be
 * answered. Open, it lets one probe through at a time, after 1 s, later every 15 s; a probe that is answered closes it. The
 * answers of calls that were under way when it opened say nothing about now.
 */
final class Breaker {

    private static final int DIFFERENT = 3;
    private static final RetrySchedule PROBES =
            new RetrySchedule(Duration.ofSeconds(1), Duration.ofSeconds(15), Duration.ZERO);

    /** For whom calls failed since the last success. */
    private final Set<Query> failed = new HashSet<>();

    /** Why it is open; empty while it is closed. */
    private Optional<Failure> cause = Optional.empty();

    private int probes;
    private long probeAt;

    Optional<Failure> cause() {
        return cause;
    }

    boolean isOpen() {
        return cause.isPresent();
    }

    /** When the next probe may start, while it is open. */
    long probeAt() {
        return probeAt;
    }

    /** Takes note of an answer; whether it closes the breaker. */
    boolean succeeded(Call call) {
        if (isOpen() && !call.isProbe()) {
            return false;
        }
        boolean closes = isOpen();
        cause = Optional.empty();
        failed.clear();
        return closes;
    }

    void failed(Call call, Failure failure, long now) {
        if (isOpen()) {
            if (call.isProbe()) {
                cause = Optional.of(failure);
                waitForProbe(now);
            }
            return;
        }
        failed.add(call.inquiry().query());
        if (failure.isOutage() || failed.size() >= DIFFERENT) {
            cause = Optional.of(failure);
            probes = 0;
            waitForProbe(now);
        }
    }

    private void waitForProbe(long now) {
        probeAt = now + PROBES.ceiling(++probes).toNanos();
    }
}
