package dev.mainsheet.processor.lookup.vertx;

import dev.mainsheet.processor.lookup.engine.Loop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event loop of Vert.x. What is posted and not run yet is bounded by who posts: every question open has at most two
 * steps to come, being asked and being given up, and every call under way one.
 */
final class VertxLoop implements Loop {

    private static final Logger LOG = LoggerFactory.getLogger(VertxLoop.class);

    private final Vertx vertx;
    private final Context context;
    private final InstantSource clock;

    /** Owned by the loop's thread. */
    private OptionalLong timer = OptionalLong.empty();

    /**
     * A loop of {@code vertx}; to be made on none of its threads.
     *
     * @param clock the time of day
     */
    VertxLoop(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
    }

    @Override
    public void post(Runnable step) {
        try {
            context.runOnContext(onLoop -> run(step));
        } catch (RejectedExecutionException ended) {
            LOG.debug("the process ends: nobody waits for this any more");
        }
    }

    @Override
    public void alarm(Duration delay, Runnable step) {
        timer.ifPresent(vertx::cancelTimer);
        // Timers count whole milliseconds; one that is early would find nothing due, and be set again.
        long millis = delay.plusNanos(999_999).toMillis();
        timer = OptionalLong.of(vertx.setTimer(Math.max(1, millis), set -> {
            timer = OptionalLong.empty();
            run(step);
        }));
    }

    private static void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            LOG.error("a step of the lookups failed; the next one goes on with the questions that wait", fault);
        }
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
