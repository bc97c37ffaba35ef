package dev.mainsheet.ingress.kafka;

import dev.mainsheet.ingress.TestWindows;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.TestWindow;
import dev.mainsheet.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the orders of operators that concern the ingress. Reads their one partition from its start and without a group,
 * so that every instance has every order, after a restart too. While Kafka is away what is known holds, and windows end
 * all the same: they do so by the clock.
 *
 * <p>All state belongs to one thread, {@code mainsheet-ingress-controls}.
 */
public final class ControlsFollower {

    private static final Logger LOG = LoggerFactory.getLogger(ControlsFollower.class);
    private static final String CLIENT_ID = "mainsheet-ingress-controls";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long AGAIN_AFTER_MILLIS = 1_000;

    /** Nobody tries out as much at once; more would cost every event time. */
    private static final int MAX_WINDOWS = 1_000;

    private final KafkaSettings kafka;
    private final TopicPartition partition;
    private final TestWindows windows;
    private final InstantSource clock;
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, CLIENT_ID);

    private final Map<String, TestWindow> ordered = new HashMap<>();

    /** For whoever stops it to wake: an interrupted consumer complains loudly of being closed. */
    private volatile Optional<Consumer<byte[], byte[]>> open = Optional.empty();

    /** Belongs to whoever started. */
    private long startedAt;

    /**
     * @param windows gets what is ordered
     * @param clock says which windows are over
     */
    public ControlsFollower(KafkaSettings kafka, TestWindows windows, InstantSource clock) {
        this.kafka = kafka;
        this.partition = new TopicPartition(kafka.topics().controls(), 0);
        this.windows = windows;
        this.clock = clock;
    }

    /** Begins. */
    public void start() {
        startedAt = System.nanoTime();
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Waits until what was ordered before is in force, or the first events after a restart would pass by an open window; but
     * not long: an ingress takes events without Kafka too. Called by whoever started.
     */
    public void awaitOrders() {
        long left = PATIENCE.toNanos() - (System.nanoTime() - startedAt);
        try {
            if (!caughtUp.await(left, TimeUnit.NANOSECONDS)) {
                LOG.warn(
                        "{} could not be read yet: test windows opened before are not in force until it is", partition);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            do {
                try (Consumer<byte[], byte[]> consumer = consumer()) {
                    open = Optional.of(consumer);
                    follow(consumer);
                } catch (KafkaException away) {
                    LOG.debug("{} cannot be read now: {}", partition, away.getMessage());
                }
            } while (!stopping.await(AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = kafka.clientProperties(CLIENT_ID);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Until stopped; what was read is put in force only from the end on, or a window closed since would open once more. */
    private void follow(Consumer<byte[], byte[]> consumer) {
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition), PATIENCE).get(partition);
        while (stopping.getCount() > 0) {
            consumer.poll(POLL).forEach(this::read);
            if (consumer.position(partition, PATIENCE) >= end) {
                dropEnded();
                windows.replace(ordered.values());
                caughtUp.countDown();
            }
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> order) {
        String key = order.key() == null ? "" : new String(order.key(), StandardCharsets.UTF_8);
        if (!key.startsWith(TestWindow.KEY_PREFIX)) {
            return;
        }
        try {
            Optional<TestWindow> window =
                    order.value() == null ? Optional.empty() : TestWindow.of(JsonCodec.ORDER.read(order.value()));
            window.ifPresentOrElse(opened -> open(key, opened), () -> ordered.remove(key));
        } catch (UndecodableException unreadable) {
            LOG.warn("{}@{} is no order that can be followed: {}", partition, order.offset(), unreadable.getMessage());
        }
    }

    private void open(String key, TestWindow window) {
        dropEnded();
        if (ordered.size() >= MAX_WINDOWS && !ordered.containsKey(key)) {
            LOG.error("{} is not opened: {} test windows are open already; close some", key, MAX_WINDOWS);
            return;
        }
        ordered.put(key, window);
    }

    private void dropEnded() {
        Instant now = clock.instant();
        ordered.values().removeIf(window -> !now.isBefore(window.until()));
    }

    /** Ends within {@code within}. */
    public void stop(Duration within) {
        stopping.countDown();
        open.ifPresent(Consumer::wakeup);
        try {
            thread.join(Math.max(1, within.toMillis()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
