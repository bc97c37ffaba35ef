package dev.mainsheet.ingress.kafka;

import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events on the topic, by one producer, in the order they come. An event is kept once every in-sync replica has it. How
 * long a sender waits for that is our own limit, far shorter than the producer's: an event may still land after its sender
 * was told that it is not kept, which is counted and harms nobody.
 *
 * <p>All state belongs to one thread, {@code mainsheet-intake}; others only hand it work.
 */
public final class KafkaIntake implements Intake {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaIntake.class);
    private static final long EXPIRE_EVERY_MILLIS = 50;

    private static final Keeping NOT_ACKNOWLEDGED =
            new Keeping.Unavailable("Kafka did not acknowledge the event in time.");
    private static final Keeping REFUSED = new Keeping.Unavailable("Kafka cannot take events now.");
    private static final Keeping STOPPING = new Keeping.Unavailable("The ingress is stopping.");

    private final String topic;
    private final IngressMetrics metrics;
    private final ScheduledExecutorService owner =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "mainsheet-intake"));

    private final Unacknowledged unacknowledged = new Unacknowledged();
    private final Reach reach = new Reach();
    private Optional<Producer<byte[], byte[]>> producer = Optional.empty();
    private volatile CheckResult check = reach.result();

    /** @param topic exists and is as it must be by the time of {@link #open} */
    public KafkaIntake(String topic, IngressMetrics metrics) {
        this.topic = topic;
        this.metrics = metrics;
    }

    @Override
    public CheckResult check() {
        return check;
    }

    @Override
    public void keep(Event event, Duration within, Consumer<Keeping> answer) {
        try {
            owner.execute(() -> send(event, within, answer));
        } catch (RejectedExecutionException stopped) {
            answer.accept(STOPPING);
        }
    }

    /** Begins to watch how long events wait. */
    void start() {
        owner.scheduleAtFixedRate(this::expire, EXPIRE_EVERY_MILLIS, EXPIRE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Sends through {@code opened} from now on. */
    void open(Producer<byte[], byte[]> opened) {
        owner.execute(() -> producer = Optional.of(opened));
    }

    /** The topic was looked at, and this is what is wrong with it; empty if nothing is. */
    void looked(Optional<String> trouble) {
        owner.execute(() -> {
            trouble.ifPresentOrElse(reach::looksBad, reach::looksFine);
            publish();
        });
    }

    private void send(Event event, Duration within, Consumer<Keeping> answer) {
        if (producer.isEmpty()) {
            answer.accept(REFUSED);
            return;
        }
        Awaiting awaiting = unacknowledged.add(within, answer, System.nanoTime());
        try {
            producer.get()
                    .send(
                            toRecord(event),
                            (where, failure) -> owner.execute(() -> {
                                if (failure == null) {
                                    acknowledged(awaiting);
                                } else {
                                    failed(awaiting, event, failure);
                                }
                            }));
        } catch (RuntimeException failure) {
            failed(awaiting, event, failure);
        }
    }

    /** Without a time of its own: the topic's records carry append times. */
    private ProducerRecord<byte[], byte[]> toRecord(Event event) {
        ProducerRecord<byte[], byte[]> out =
                new ProducerRecord<>(topic, event.key().getBytes(StandardCharsets.UTF_8), event.body());
        EventCodec.write(event, out.headers());
        return out;
    }

    private void acknowledged(Awaiting awaiting) {
        if (!awaiting.answer(new Keeping.Kept())) {
            metrics.ackedLate();
        }
        reach.acknowledged();
        publish();
    }

    private void failed(Awaiting awaiting, Event event, Throwable failure) {
        if (failure instanceof RecordTooLargeException) {
            LOG.error(
                    "event {} of {} with {} bytes is over what {} takes: raise its max.message.bytes, or lower"
                            + " mainsheet.ingress.max-body-bytes",
                    event.id(),
                    event.trigger(),
                    event.body().length,
                    topic);
            awaiting.answer(new Keeping.TooLarge());
            return;
        }
        awaiting.answer(REFUSED);
        reach.failed("Kafka refused an event: " + failure.getClass().getSimpleName());
        publish();
    }

    private void expire() {
        if (unacknowledged.expire(System.nanoTime(), NOT_ACKNOWLEDGED) > 0) {
            reach.failed("Kafka did not acknowledge an event in time");
            publish();
        }
    }

    private void publish() {
        CheckResult now = reach.result();
        if (!now.equals(check)) {
            LOG.info("intake is {}: {}", now.status().text(), now.detail());
            check = now;
        }
    }

    /** Sends nothing more; acknowledgements of what was sent are still taken. */
    void shut() {
        owner.execute(() -> producer = Optional.empty());
    }

    /** Answers whoever still waits, and ends. */
    void close() {
        owner.execute(() -> unacknowledged.giveUp(STOPPING));
        owner.shutdown();
    }
}
