package dev.mainsheet.processor.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far stores are with reading their changelogs, which is what a start after a crash waits for: under exactly-once Streams
 * drops the stores of a process that was killed.
 *
 * <p>Streams calls it on the threads that restore, readiness asks on any: the monitor guards all fields.
 */
final class RestoreWatch implements StateRestoreListener {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreWatch.class);

    private final Map<TopicPartition, Long> left = new HashMap<>();
    private long restored;
    private long firstAt;
    private long latestAt;

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        if (restored == 0 && left.isEmpty()) {
            firstAt = System.nanoTime();
        }
        left.put(changelog, to - from);
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition changelog, String store, long offset, long records) {
        restored += records;
        left.computeIfPresent(changelog, (same, before) -> Math.max(0, before - records));
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String store, long records) {
        left.remove(changelog);
        latestAt = System.nanoTime();
    }

    @Override
    public synchronized void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        left.remove(changelog);
    }

    /** In words, for readiness; bounds of transactions and what was compacted count as left until their changelog is read. */
    synchronized String describe() {
        return left.isEmpty()
                ? "partitions are being assigned"
                : "stores are being restored: " + restored + " changelog records read, at most "
                        + left.values().stream().mapToLong(Long::longValue).sum() + " left";
    }

    /** Everything assigned is restored: says once how long that took. */
    synchronized void done() {
        if (restored > 0) {
            LOG.info(
                    "Stores restored from {} changelog records in {} ms",
                    restored,
                    Duration.ofNanos(latestAt - firstAt).toMillis());
        }
        restored = 0;
    }
}
