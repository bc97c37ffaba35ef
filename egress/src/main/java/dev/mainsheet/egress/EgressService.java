package dev.mainsheet.egress;

import dev.mainsheet.egress.kafka.EgressSession;
import dev.mainsheet.egress.kafka.EgressStatus;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.health.Health;
import dev.mainsheet.runtime.retry.RetrySchedule;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what lies on the deliveries topics to their listeners. Runs on a thread of its own; when that cannot go on, it
 * says why in log and readiness, and begins again after a pause.
 */
public final class EgressService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(EgressService.class);
    private static final RetrySchedule BEGIN_AGAIN =
            new RetrySchedule(Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ZERO);

    private final EgressSettings settings;
    private final Sender sender;
    private final Watch watch;
    private final EgressStatus status;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "egress");
    private volatile Duration settleWithin = Duration.ZERO;

    /**
     * @param sender makes attempts; closed by whoever made it
     * @param status told how it goes; its check is added to {@code health}
     */
    public EgressService(EgressSettings settings, Sender sender, Watch watch, EgressStatus status, Health health) {
        this.settings = settings;
        this.sender = sender;
        this.watch = watch;
        this.status = status;
        health.check("deliveries", status::check);
    }

    @Override
    public String name() {
        return "egress";
    }

    @Override
    public void start() {
        if (settings.listeners().isEmpty()) {
            status.idle();
        } else {
            thread.start();
        }
    }

    private void run() {
        int failures = 0;
        while (stopping.getCount() > 0) {
            try (EgressSession session = new EgressSession(settings, sender, watch, status)) {
                while (stopping.getCount() > 0) {
                    session.turn();
                    failures = 0;
                }
                session.settle(settleWithin);
            } catch (FencedInstanceIdException taken) {
                // The later one has the name. To take it back would have the two throw each other out for ever.
                trouble(
                        "another egress has started as instance " + settings.instanceId()
                                + ", and this one has ended: give each a data directory of its own, and start this again",
                        taken);
                return;
            } catch (RuntimeException failure) {
                failures++;
                trouble("egress begins again after " + failure, failure);
                pause(BEGIN_AGAIN.ceiling(failures));
            }
        }
        status.stopped("stopped");
    }

    private void trouble(String what, RuntimeException cause) {
        status.stopped(what);
        LOG.error("{}", what, cause);
    }

    private void pause(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            // Only stop() interrupts, and the loop looks at that next.
            LOG.debug("Interrupted while waiting to begin again", interrupted);
        }
    }

    @Override
    public void stop(Duration within) {
        if (!thread.isAlive()) {
            return;
        }
        settleWithin = within.dividedBy(2);
        stopping.countDown();
        try {
            thread.join(within.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("egress did not stop within {}; deliveries in flight may be repeated", within);
            thread.interrupt();
        }
    }
}
