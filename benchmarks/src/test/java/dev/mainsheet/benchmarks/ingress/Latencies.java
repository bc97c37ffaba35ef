package dev.mainsheet.benchmarks.ingress;

import java.time.Duration;
import java.util.Arrays;

/** Every single latency of a turn, so that percentiles are exact. Room is made before, not while measuring. */
final class Latencies {

    private static final int MAX_PER_SECOND = 200_000;

    private final long[] nanos;
    private int count;

    private Latencies(int room) {
        this.nanos = new long[room];
    }

    /** Room for as long a turn as {@code time}. */
    static Latencies of(Duration time) {
        return new Latencies(Math.toIntExact(Math.max(1, time.toSeconds()) * MAX_PER_SECOND));
    }

    void add(long latencyNanos) {
        nanos[count++] = latencyNanos;
    }

    int count() {
        return count;
    }

    /** The latency that {@code share} of all do not exceed, in milliseconds. */
    double millis(double share) {
        Arrays.sort(nanos, 0, count);
        return nanos[(int) Math.ceil(share * count) - 1] / 1e6;
    }
}
