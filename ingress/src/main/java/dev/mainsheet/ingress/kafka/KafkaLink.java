package dev.mainsheet.ingress.kafka;

import dev.mainsheet.ingress.intake.Outlet;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.runtime.kafka.TopicSetup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;

/**
 * Brings the intake and Kafka together, and keeps looking. All of this waits, so it has a thread of its own.
 *
 * <p>The intake gets a producer only after the topic was made sure of: asking for the metadata of a missing topic would make
 * a broker create it with settings of its own. And only when it has that metadata: a producer that never blocks refuses
 * whatever comes before.
 */
public final class KafkaLink {

    private static final String CLIENT_ID = "mainsheet-ingress";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Nobody takes events before the start has ended, and the journal can keep them: a start does not wait for Kafka. */
    private static final Duration PATIENCE_AT_START = Duration.ofSeconds(2);

    private static final long LOOK_EVERY_MILLIS = 2_000;
    private static final long BUSY_LOOK_EVERY_MILLIS = 250;
    private static final long METADATA_EVERY_MILLIS = 20;

    private final KafkaSettings kafka;
    private final TopicSetup topics;
    private final String topic;
    private final Side side;
    private final Executor owner;
    private final Consumer<StartException> refused;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "mainsheet-intake-link");

    /** Closes producers, which waits for their threads. One at a time is enough: a new one is made only now and then. */
    private final ExecutorService closer =
            Executors.newSingleThreadExecutor(work -> new Thread(work, "mainsheet-intake-close"));

    /** Touched by the starting thread, then by {@link #thread}, then by the stopping one: never by two at once. */
    private Optional<KafkaOutlet> last = Optional.empty();

    private Optional<TopicLook> look = Optional.empty();

    /** The intake, as far as this needs it. Safe for any thread. */
    public interface Side {

        /** Whether a producer is wanted. */
        boolean needsOutlet();

        /** Whether the state of partitions matters now. */
        boolean isBusy();

        /** Takes a producer. */
        void open(Outlet outlet);

        /** Kafka does not answer, so that no event has to wait to find out. */
        void away(String why);

        /** There is time for what else is to be looked at now and then. */
        void lookAround();
    }

    /**
     * @param owner takes what becomes of events
     * @param refused takes what is found wrong with the topic after the start
     */
    public KafkaLink(KafkaSettings kafka, Side side, Executor owner, Consumer<StartException> refused) {
        this.kafka = kafka;
        this.topics = new TopicSetup(kafka, PATIENCE);
        this.topic = kafka.topics().events();
        this.side = side;
        this.owner = owner;
        this.refused = refused;
    }

    /**
     * Opens the intake if Kafka answers at once, and else goes on trying.
     *
     * @throws StartException if Kafka answers, and the topic is not as it must be
     */
    public void start() throws StartException {
        try {
            open(new TopicSetup(kafka, PATIENCE_AT_START));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted while waiting for Kafka.", interrupted);
        }
        // Asking Kafka cannot always be broken off: whoever ends does not wait for that.
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (!stopping.await(pause(), TimeUnit.MILLISECONDS)) {
                if (side.needsOutlet()) {
                    open(topics);
                } else {
                    look();
                }
                side.lookAround();
            }
        } catch (StartException wrong) {
            side.away(wrong.getMessage());
            refused.accept(wrong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private long pause() {
        return side.needsOutlet() || side.isBusy() ? BUSY_LOOK_EVERY_MILLIS : LOOK_EVERY_MILLIS;
    }

    private void look() throws InterruptedException {
        // Asking keeps the metadata from being dropped as unused.
        last.ifPresent(outlet -> metadata(outlet.producer()).ifPresent(outlet::learn));
        if (look.isPresent() && !look.get().answers()) {
            side.away("Kafka does not answer");
        }
    }

    private void open(TopicSetup setup) throws StartException, InterruptedException {
        try {
            setup.ensure(kafka.topics().ofIngress());
        } catch (TopicSetup.Unreachable away) {
            if (stopping.getCount() > 0) {
                side.away(away.getMessage());
            }
            return;
        }
        Producer<byte[], byte[]> candidate = newClients();
        Optional<List<PartitionInfo>> partitions = awaitMetadata(candidate);
        if (partitions.isPresent()) {
            KafkaOutlet outlet = new KafkaOutlet(candidate, topic, partitions.get(), owner, closer);
            last = Optional.of(outlet);
            side.open(outlet);
        } else {
            candidate.close(Duration.ZERO);
            side.away("Kafka shows no partitions of " + topic);
        }
    }

    private Producer<byte[], byte[]> newClients() throws StartException {
        try {
            if (look.isEmpty()) {
                look = Optional.of(new TopicLook(topic, kafka.clientProperties(CLIENT_ID + "-look")));
            }
            return new KafkaProducer<>(ProducerSettings.over(kafka.clientProperties(CLIENT_ID)));
        } catch (KafkaException unusable) {
            String reason = unusable.getCause() == null
                    ? unusable.getMessage()
                    : unusable.getCause().getMessage();
            throw new StartException(
                    "mainsheet.kafka.properties: no producer can be made with them: " + reason, unusable);
        }
    }

    private Optional<List<PartitionInfo>> awaitMetadata(Producer<byte[], byte[]> candidate)
            throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<List<PartitionInfo>> partitions = metadata(candidate);
        while (partitions.isEmpty()
                && System.nanoTime() - end < 0
                && !stopping.await(METADATA_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            partitions = metadata(candidate);
        }
        return partitions;
    }

    private Optional<List<PartitionInfo>> metadata(Producer<byte[], byte[]> asked) {
        try {
            return Optional.of(asked.partitionsFor(topic)).filter(infos -> !infos.isEmpty());
        } catch (KafkaException | IllegalStateException without) {
            return Optional.empty();
        }
    }

    /** Looks no more. */
    public void stopLooking(Duration within) {
        stopping.countDown();
        thread.interrupt();
        try {
            thread.join(Math.max(1, within.toMillis()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes what is left, once the intake has let go of it. */
    public void close() {
        look.ifPresent(TopicLook::close);
        last.ifPresent(outlet -> closer.execute(() -> outlet.producer().close(Duration.ZERO)));
        closer.shutdown();
    }
}
