package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.Ending;
import dev.mainsheet.egress.Parcel;
import dev.mainsheet.egress.Watch;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/**
 * One life of an egress: a real dispatcher, with everything around it simulated. When it dies, what it had under way goes
 * on outside of it: requests still arrive, receipts still land, and nobody hears of it.
 */
final class SimulatedEgress {

    private final VirtualMailbox time;
    private final SimulatedKafka kafka;
    private final SimulatedListener listener;
    private final Random random;
    private final Dispatcher dispatcher;

    /** Where the next poll of a held partition begins. */
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    private final Set<TopicPartition> settling = new HashSet<>();
    private Set<TopicPartition> full = Set.of();
    private boolean alive = true;
    private int mayRepeat;

    SimulatedEgress(
            VirtualMailbox time, SimulatedKafka kafka, SimulatedListener listener, Random random, DispatchRules rules) {
        this.time = time;
        this.kafka = kafka;
        this.listener = listener;
        this.random = random;
        this.dispatcher = new Dispatcher(
                rules, new DispatchPorts(this::send, this::write, new Mortal(), new Nobody(), random, () -> true));
    }

    void assign(TopicPartition partition) {
        KnownReceipts known = kafka.recover(partition);
        positions.put(partition, known.from());
        dispatcher.open(partition, DispatcherFixture.listener(partition), known);
    }

    /** One turn of the poller. */
    void turn() {
        for (TopicPartition partition : List.copyOf(positions.keySet())) {
            if (!full.contains(partition) && !settling.contains(partition)) {
                Batch batch = kafka.poll(partition, positions.get(partition), 1 + random.nextInt(20));
                positions.putAll(batch.next());
                full = dispatcher.offer(batch);
            }
        }
        full = dispatcher.offer(new Batch(Map.of(), Map.of()));
        if (random.nextInt(5) == 0) {
            dispatcher.positions().forEach(kafka::commit);
        }
    }

    /** A partition goes in order: what is in flight may come home for a while, then it is committed and taken up anew. */
    void revoke(TopicPartition partition) {
        if (!settling.add(partition)) {
            return;
        }
        CompletableFuture<Void> settled = dispatcher.settle(List.of(partition)).toCompletableFuture();
        new Mortal().after(Duration.ofMillis(random.nextInt(200)), () -> {
            if (!settled.isDone()) {
                mayRepeat += inFlight();
            }
            kafka.commit(partition, dispatcher.positions().get(partition));
            settling.remove(partition);
            dispatcher.drop(List.of(partition));
            assign(partition);
        });
    }

    /** A partition is lost and comes back: nothing is committed. */
    void lose(TopicPartition partition) {
        if (!settling.contains(partition)) {
            mayRepeat += inFlight();
            dispatcher.drop(List.of(partition));
            assign(partition);
        }
    }

    /** Ends this life; how much of what it did may be done again because of this and its lost partitions. */
    int die() {
        alive = false;
        return mayRepeat + inFlight();
    }

    /** How much of what it did may have to be done again so far. */
    int mayRepeat() {
        return mayRepeat;
    }

    private int inFlight() {
        return dispatcher.load().listeners().values().stream()
                .mapToInt(Load.OfListener::inFlight)
                .sum();
    }

    private CompletionStage<Answer> send(Delivery delivery) {
        CompletableFuture<Answer> heard = new CompletableFuture<>();
        time.after(Duration.ofMillis(random.nextInt(60)), () -> {
            Answer answer = listener.arrive(delivery);
            time.after(Duration.ofMillis(random.nextInt(60)), () -> heard.complete(answer));
        });
        return heard;
    }

    private CompletionStage<Long> write(Parcel.Deliverable parcel, Ending ending) {
        CompletableFuture<Long> written = new CompletableFuture<>();
        if (random.nextInt(12) == 0) {
            time.after(
                    Duration.ofMillis(20), () -> written.completeExceptionally(new IllegalStateException("no leader")));
        } else {
            time.after(Duration.ofMillis(random.nextInt(30)), () -> written.complete(kafka.writeReceipt(parcel)));
        }
        return written;
    }

    /** Messages to a dead dispatcher are never read. */
    private final class Mortal implements Mailbox {

        @Override
        public void post(Runnable message) {
            after(Duration.ZERO, message);
        }

        @Override
        public void after(Duration delay, Runnable message) {
            time.after(delay, () -> {
                if (alive) {
                    message.run();
                }
            });
        }

        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public Instant now() {
            return time.now();
        }
    }

    private static final class Nobody implements Watch {

        @Override
        public void attempted(String listener, Answer answer) {}

        @Override
        public void ended(String listener, Parcel.Deliverable parcel, Ending ending) {}

        @Override
        public void heldUp(String listener, DeliveryId id, Answer answer) {}

        @Override
        public void recovered(String listener, DeliveryId id, Ending ending) {}

        @Override
        public void unrecorded(String listener, DeliveryId id, Throwable cause) {}

        @Override
        public void skipped(String listener) {}

        @Override
        public void newer(Parcel.Newer parcel) {}
    }
}
