package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.Ending;
import dev.mainsheet.egress.IoFault;
import dev.mainsheet.egress.Parcel;
import dev.mainsheet.egress.Parcels;
import dev.mainsheet.egress.Watch;
import dev.mainsheet.runtime.retry.RetrySchedule;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.TopicPartition;

/** A dispatcher whose network, ledger, time and log are in the test's hands. */
final class DispatcherFixture implements Watch {

    static final BodyLimit PLENTY = new BodyLimit(100_000, 1L << 30);

    final VirtualMailbox mailbox = new VirtualMailbox();
    final Dispatcher dispatcher;

    /** Event ids sent, in order, repeats included. */
    final List<String> sent = new ArrayList<>();

    /** Event ids with their endings, in order. */
    final Map<String, Ending> ended = new LinkedHashMap<>();

    /** What the watch was told beside endings. */
    final List<String> told = new ArrayList<>();

    boolean maySend = true;

    private final Map<String, Deque<CompletableFuture<Answer>>> underWay = new HashMap<>();
    private final List<CompletableFuture<Long>> toWrite = new ArrayList<>();
    private long nextReceipt;
    private boolean ledgerWaits;

    DispatcherFixture(Map<String, Integer> maxInFlight, BodyLimit memory, int ratePerSecond) {
        DispatchRules rules = new DispatchRules(maxInFlight, memory, ratePerSecond, RetrySchedule.DEFAULT);
        dispatcher = new Dispatcher(
                rules, new DispatchPorts(this::send, this::write, mailbox, this, new Random(1), () -> maySend));
    }

    static DispatcherFixture ofOneListener() {
        return new DispatcherFixture(Map.of("hr", 32), PLENTY, 0);
    }

    static TopicPartition partition(String listener, int number) {
        return new TopicPartition("moveworks.deliveries." + listener, number);
    }

    private CompletionStage<Answer> send(Delivery delivery) {
        sent.add(delivery.id().eventId());
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        underWay.computeIfAbsent(delivery.id().eventId(), id -> new ArrayDeque<>())
                .addLast(answer);
        return answer;
    }

    private CompletionStage<Long> write(Parcel.Deliverable parcel, Ending ending) {
        CompletableFuture<Long> written = new CompletableFuture<>();
        toWrite.add(written);
        if (!ledgerWaits) {
            acknowledgeReceipts();
        }
        return written;
    }

    /** From now on receipts stay unacknowledged until the test says so. */
    void ledgerWaits() {
        ledgerWaits = true;
    }

    void acknowledgeReceipts() {
        toWrite.forEach(written -> written.complete(nextReceipt++));
        toWrite.clear();
        mailbox.runDue();
    }

    int receiptsToWrite() {
        return toWrite.size();
    }

    void failReceipts() {
        toWrite.forEach(written -> written.completeExceptionally(new IllegalStateException("no leader")));
        toWrite.clear();
        mailbox.runDue();
    }

    void open(TopicPartition partition) {
        open(partition, new KnownReceipts(0, nextReceipt));
    }

    void open(TopicPartition partition, KnownReceipts known) {
        dispatcher.open(partition, listener(partition), known);
    }

    /** Offers deliveries given as {@code "key:event"}, or anything else as parcels, from {@code first} on. */
    Set<TopicPartition> offer(TopicPartition partition, long first, String... deliveries) {
        List<Parcel> parcels = new ArrayList<>();
        for (String delivery : deliveries) {
            String[] parts = delivery.split(":");
            Delivery content = Parcels.delivery(parts[1], listener(partition), parts[0]);
            parcels.add(new Parcel.Sendable(
                    Parcels.record(partition.topic(), partition.partition(), first + parcels.size(), content),
                    content));
        }
        return offer(partition, parcels, first + parcels.size());
    }

    Set<TopicPartition> offer(TopicPartition partition, List<Parcel> parcels, long next) {
        Set<TopicPartition> full = dispatcher.offer(new Batch(Map.of(partition, parcels), Map.of(partition, next)));
        mailbox.runDue();
        return full;
    }

    void answer(String event, int status) {
        answer(event, new Answer.Responded(status, Optional.empty(), "the excerpt"));
    }

    void fail(String event) {
        answer(event, new Answer.Failed(IoFault.CLOSED));
    }

    void answer(String event, Answer answer) {
        attempts(event).removeLast().complete(answer);
        mailbox.runDue();
    }

    /** Answers the earliest attempt that still has none. */
    void answerFirst(String event, int status) {
        attempts(event).removeFirst().complete(new Answer.Responded(status, Optional.empty(), ""));
        mailbox.runDue();
    }

    private Deque<CompletableFuture<Answer>> attempts(String event) {
        if (!underWay().contains(event)) {
            throw new AssertionError(event + " is not under way, but " + underWay());
        }
        return underWay.get(event);
    }

    Set<String> underWay() {
        underWay.values().removeIf(Deque::isEmpty);
        return underWay.keySet();
    }

    void pass(Duration time) {
        mailbox.pass(time);
    }

    Position position(TopicPartition partition) {
        return dispatcher.positions().get(partition);
    }

    static String listener(TopicPartition partition) {
        return partition.topic().substring("moveworks.deliveries.".length());
    }

    @Override
    public void attempted(String listener, Answer answer) {}

    @Override
    public void ended(String listener, Parcel.Deliverable parcel, Ending ending) {
        ended.put(parcel.id().eventId(), ending);
    }

    @Override
    public void heldUp(String listener, DeliveryId id, Answer answer) {
        told.add("held up " + id + ": " + answer.describe());
    }

    @Override
    public void recovered(String listener, DeliveryId id, Ending ending) {
        told.add("recovered " + id + " after " + ending.attempts().count());
    }

    @Override
    public void unrecorded(String listener, DeliveryId id, Throwable cause) {
        told.add("unrecorded " + id);
    }

    @Override
    public void skipped(String listener) {
        told.add("skipped");
    }

    @Override
    public void newer(Parcel.Newer parcel) {
        told.add("newer " + parcel.version());
    }
}
