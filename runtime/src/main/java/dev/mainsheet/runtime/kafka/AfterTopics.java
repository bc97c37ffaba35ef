package dev.mainsheet.runtime.kafka;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.runtime.health.Health;
import dev.mainsheet.schemas.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that runs only once its topics are as they must be. With Kafka there, they are checked before {@code start}
 * returns and a wrong topic refuses it. With Kafka away, {@code start} returns, readiness is down, and a thread of its own
 * waits; a wrong topic found then goes to {@code refused}, which ends the process.
 */
public final class AfterTopics implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(AfterTopics.class);
    private static final long RETRY_MILLIS = 1000;
    private static final String CHECK = "kafka";

    private final Service service;
    private final TopicSetup setup;
    private final List<TopicSpec> topics;
    private final Health health;
    private final Consumer<StartException> refused;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private Thread waiting;
    private boolean running;

    public AfterTopics(
            Service service,
            TopicSetup setup,
            List<TopicSpec> topics,
            Health health,
            Consumer<StartException> refused) {
        this.service = service;
        this.setup = setup;
        this.topics = topics;
        this.health = health;
        this.refused = refused;
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public void start() throws StartException {
        if (!attempt()) {
            waiting = new Thread(this::waitForKafka, service.name() + "-waits-for-kafka");
            waiting.setDaemon(true);
            waiting.start();
        }
    }

    private void waitForKafka() {
        try {
            while (!stopping.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (attempt()) {
                    return;
                }
            }
        } catch (StartException wrong) {
            health.check(CHECK, () -> CheckResult.down(wrong.getMessage()));
            refused.accept(wrong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the service runs now. */
    private synchronized boolean attempt() throws StartException {
        try {
            setup.ensure(topics);
        } catch (TopicSetup.Unreachable away) {
            if (waiting == null) {
                LOG.warn("{} waits: {}", service.name(), away.getMessage());
            }
            health.check(CHECK, () -> CheckResult.down("waiting: " + away.getMessage()));
            return false;
        }
        if (stopping.getCount() > 0) {
            service.start();
            running = true;
            health.check(CHECK, () -> CheckResult.up("topics are as they must be"));
        }
        return true;
    }

    @Override
    public void stop(Duration within) {
        stopping.countDown();
        if (waiting != null) {
            waiting.interrupt();
        }
        synchronized (this) {
            if (running) {
                service.stop(within);
            }
        }
    }
}
