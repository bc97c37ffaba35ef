package dev.mainsheet.ingress.kafka;

import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.runtime.kafka.TopicSetup;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * Brings the intake and Kafka together, and keeps looking. All of this waits, so it has a thread of its own.
 *
 * <p>The intake gets the producer only after the topic was made sure of: asking for the metadata of a missing topic would
 * make a broker create it with settings of its own. And only when it has that metadata: a producer that never blocks
 * refuses whatever comes before.
 */
public final class KafkaLink {

    private static final String CLIENT_ID = "mainsheet-ingress";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 2_000;
    private static final long METADATA_EVERY_MILLIS = 20;

    private final KafkaSettings kafka;
    private final TopicSetup topics;
    private final String topic;
    private final KafkaIntake intake;
    private final Consumer<StartException> refused;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "mainsheet-intake-link");

    /** Touched by the starting thread, then by {@link #thread}, then by the stopping one: never by two at once. */
    private Optional<Clients> clients = Optional.empty();

    private record Clients(Producer<byte[], byte[]> producer, TopicLook look) {
        void close(Duration within) {
            producer.close(within);
            look.close();
        }
    }

    /** @param refused takes what is found wrong with the topic after the start */
    public KafkaLink(KafkaSettings kafka, KafkaIntake intake, Consumer<StartException> refused) {
        this.kafka = kafka;
        this.topics = new TopicSetup(kafka, PATIENCE);
        this.topic = kafka.topics().events();
        this.intake = intake;
        this.refused = refused;
    }

    /**
     * Opens the intake if Kafka answers, and else goes on trying.
     *
     * @throws StartException if Kafka answers, and the topic is not as it must be
     */
    public void start() throws StartException {
        intake.start();
        try {
            open();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted while waiting for Kafka.", interrupted);
        }
        thread.start();
    }

    private void run() {
        try {
            while (!stopping.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                if (clients.isPresent()) {
                    look(clients.get());
                } else {
                    open();
                }
            }
        } catch (StartException wrong) {
            intake.looked(Optional.of(wrong.getMessage()));
            refused.accept(wrong);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Clients open) throws InterruptedException {
        Optional<String> trouble = metadataTrouble(open.producer());
        intake.looked(trouble.isPresent() ? trouble : open.look().trouble());
    }

    private void open() throws StartException, InterruptedException {
        try {
            topics.ensure(kafka.topics().ofIngress());
        } catch (TopicSetup.Unreachable away) {
            intake.looked(Optional.of(away.getMessage()));
            return;
        }
        Clients candidate = newClients();
        Optional<String> trouble = awaitMetadata(candidate.producer());
        if (trouble.isEmpty()) {
            clients = Optional.of(candidate);
            intake.open(candidate.producer());
        } else {
            candidate.close(Duration.ZERO);
        }
        intake.looked(trouble);
    }

    private Clients newClients() throws StartException {
        try {
            return new Clients(
                    new KafkaProducer<>(ProducerSettings.over(kafka.clientProperties(CLIENT_ID))),
                    new TopicLook(topic, kafka.clientProperties(CLIENT_ID + "-look")));
        } catch (KafkaException unusable) {
            String reason = unusable.getCause() == null
                    ? unusable.getMessage()
                    : unusable.getCause().getMessage();
            throw new StartException(
                    "mainsheet.kafka.properties: no producer can be made with them: " + reason, unusable);
        }
    }

    private Optional<String> awaitMetadata(Producer<byte[], byte[]> candidate) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> trouble = metadataTrouble(candidate);
        while (trouble.isPresent()
                && System.nanoTime() - end < 0
                && !stopping.await(METADATA_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
            trouble = metadataTrouble(candidate);
        }
        return trouble;
    }

    /**
     * Why the producer does not know the topic's partitions; empty if it does. Asking has an effect either way: it fetches
     * them, or keeps them from being dropped as unused.
     */
    private Optional<String> metadataTrouble(Producer<byte[], byte[]> asked) {
        try {
            asked.partitionsFor(topic);
            return Optional.empty();
        } catch (KafkaException without) {
            return Optional.of("the producer has no metadata of " + topic + ": "
                    + without.getClass().getSimpleName());
        }
    }

    /** Lets what was sent be acknowledged within {@code within}, and ends. */
    public void stop(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        stopping.countDown();
        intake.shut();
        thread.interrupt();
        try {
            thread.join(Math.max(1, within.toMillis()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        clients.ifPresent(open -> open.close(left));
        intake.close();
    }
}
