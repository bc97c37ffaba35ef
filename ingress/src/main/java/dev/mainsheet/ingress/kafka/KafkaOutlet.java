package dev.mainsheet.ingress.kafka;

import dev.mainsheet.ingress.intake.Outlet;
import dev.mainsheet.ingress.intake.Refusal;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/** One Kafka producer as an outlet. It has {@code max.block.ms=0}, so a send never waits. */
final class KafkaOutlet implements Outlet {

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Executor owner;
    private final Executor worker;
    private final int partitions;
    private volatile boolean[] leaders;

    /**
     * @param owner takes the answers
     * @param worker may wait
     */
    KafkaOutlet(
            Producer<byte[], byte[]> producer,
            String topic,
            List<PartitionInfo> partitions,
            Executor owner,
            Executor worker) {
        this.producer = producer;
        this.topic = topic;
        this.owner = owner;
        this.worker = worker;
        this.partitions = partitions.size();
        learn(partitions);
    }

    /** Takes note of which partitions have a leader now. From any thread. */
    void learn(List<PartitionInfo> infos) {
        boolean[] known = new boolean[partitions];
        for (PartitionInfo info : infos) {
            if (info.partition() < partitions) {
                known[info.partition()] =
                        info.leader() != null && !info.leader().isEmpty();
            }
        }
        leaders = known;
    }

    Producer<byte[], byte[]> producer() {
        return producer;
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public boolean hasLeader(int partition) {
        return leaders[partition];
    }

    @Override
    public Optional<Refusal> send(Event event, Consumer<Optional<Refusal>> done) {
        return send(event, (Integer) null, done);
    }

    @Override
    public Optional<Refusal> send(Event event, int partition, Consumer<Optional<Refusal>> done) {
        return send(event, Integer.valueOf(partition), done);
    }

    /** Without a time of its own: the topic's records carry append times. */
    private Optional<Refusal> send(Event event, Integer partition, Consumer<Optional<Refusal>> done) {
        ProducerRecord<byte[], byte[]> out =
                new ProducerRecord<>(topic, partition, event.key().getBytes(StandardCharsets.UTF_8), event.body());
        EventCodec.write(event, out.headers());
        Sending sending = new Sending(done);
        try {
            producer.send(out, sending);
        } catch (RuntimeException refused) {
            return Optional.of(refusal(refused));
        }
        return sending.refusedAtOnce();
    }

    /** A refusal known before {@code send} returns must be seen before the next event is sent. */
    private final class Sending implements Callback {
        private final Thread sender = Thread.currentThread();
        private final Consumer<Optional<Refusal>> done;
        private boolean returned;
        private Optional<Refusal> atOnce = Optional.empty();

        Sending(Consumer<Optional<Refusal>> done) {
            this.done = done;
        }

        @Override
        public void onCompletion(RecordMetadata where, Exception failure) {
            Optional<Refusal> answer = failure == null ? Optional.empty() : Optional.of(refusal(failure));
            if (Thread.currentThread() == sender && !returned) {
                atOnce = answer;
                return;
            }
            if (isOutage(answer)) {
                // On the producer's own thread: what is behind must not land where this one did not.
                producer.close(Duration.ZERO);
            }
            owner.execute(() -> done.accept(answer));
        }

        private static boolean isOutage(Optional<Refusal> answer) {
            return answer.isPresent() && answer.get().kind() == Refusal.Kind.OUTAGE;
        }

        Optional<Refusal> refusedAtOnce() {
            returned = true;
            return atOnce;
        }
    }

    private static Refusal refusal(Exception failure) {
        if (failure instanceof RecordTooLargeException
                || failure instanceof RecordBatchTooLargeException
                || failure instanceof InvalidRecordException) {
            return Refusal.forEver(failure.getClass().getSimpleName());
        }
        return Refusal.outage("Kafka refused an event: " + failure.getClass().getSimpleName());
    }

    @Override
    public void abandon() {
        worker.execute(() -> producer.close(Duration.ZERO));
    }
}
