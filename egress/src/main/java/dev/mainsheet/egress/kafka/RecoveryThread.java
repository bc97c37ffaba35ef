package dev.mainsheet.egress.kafka;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Recovers assigned partitions off the poller's thread, as often as it takes; the poller collects what is found. */
final class RecoveryThread implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecoveryThread.class);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

    /** One assignment's partitions, found. */
    record Found(long assignment, Iterable<Start> starts) {}

    private final String receiptsTopic;
    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final Queue<Found> found = new ConcurrentLinkedQueue<>();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, task -> new Thread(task, "egress-recovery"), new ThreadPoolExecutor.DiscardPolicy());

    RecoveryThread(String receiptsTopic, Supplier<Consumer<byte[], byte[]>> consumers) {
        this.receiptsTopic = receiptsTopic;
        this.consumers = consumers;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins. What is found carries the assignment's number, so that a later one can tell it is late. */
    void begin(long assignment, Set<TopicPartition> partitions) {
        thread.execute(() -> attempt(assignment, partitions));
    }

    /** What has been found since the last call. */
    Queue<Found> found() {
        return found;
    }

    private void attempt(long assignment, Set<TopicPartition> partitions) {
        try (Consumer<byte[], byte[]> consumer = consumers.get()) {
            found.add(new Found(assignment, new Recovery(receiptsTopic, consumer).recover(partitions)));
        } catch (KafkaException failure) {
            LOG.warn("{} wait: what is finished of them cannot be read yet: {}", partitions, failure.toString());
            thread.schedule(() -> attempt(assignment, partitions), TRY_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
