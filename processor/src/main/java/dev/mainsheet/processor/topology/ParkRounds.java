package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.park.Park;
import dev.mainsheet.processor.park.ParkWatch;
import java.time.Duration;

/**
 * Looks after a park a little at a time: the stream thread has other tasks, and an open transaction. Runs on that thread.
 */
final class ParkRounds {

    private static final long LONGEST_NANOS = Duration.ofMillis(5).toNanos();
    private static final long TELL_EVERY_MS = 500;

    private final Park park;
    private final ParkWatch watch;
    private final PipelineMetrics metrics;
    private final int partition;
    private long told = Long.MIN_VALUE;

    ParkRounds(Park park, ParkWatch watch, PipelineMetrics metrics, int partition) {
        this.park = park;
        this.watch = watch;
        this.metrics = metrics;
        this.partition = partition;
        watch.publish(partition, park.state());
    }

    /** One round. */
    void some(long now) {
        long began = System.nanoTime();
        boolean more = true;
        while (more && System.nanoTime() - began < LONGEST_NANOS) {
            more = park.step(now);
        }
        if (now - TELL_EVERY_MS >= told) {
            watch.publish(partition, park.state());
            told = now;
        }
        metrics.step(PipelineMetrics.Step.RELEASE, System.nanoTime() - began);
    }
}
