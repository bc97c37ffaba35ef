package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Parcel;
import dev.mainsheet.egress.Watch;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * Decides what is sent when: one delivery per subject in flight, many subjects side by side, within each listener's bounds
 * and the organisation's budget. A subject that cannot be delivered keeps its own deliveries waiting and no others.
 *
 * <p>Deterministic: thread, time, randomness, network and log are handed in. Every method runs on the {@link Mailbox}'s
 * thread alone, which owns everything in here.
 */
public final class Dispatcher {

    /** How soon to look again when this instance may have lost its partitions and must not send. */
    private static final Duration FENCED_WAIT = Duration.ofMillis(250);

    private final Map<String, Outlet> outlets = new LinkedHashMap<>();
    private final ArrayDeque<Outlet> turns;
    private final Map<TopicPartition, Lane> lanes = new HashMap<>();
    private final RateBudget budget;
    private final Courier courier;
    private final Mailbox mailbox;
    private final Watch watch;
    private final BooleanSupplier maySend;
    private boolean wakeSet;

    /** A dispatcher that holds no partition yet. */
    public Dispatcher(DispatchRules rules, DispatchPorts ports) {
        BodyLimit share = rules.memory().split(rules.maxInFlight().size());
        rules.maxInFlight().forEach((listener, most) -> outlets.put(listener, new Outlet(listener, most, share)));
        this.turns = new ArrayDeque<>(outlets.values());
        this.mailbox = ports.mailbox();
        this.watch = ports.watch();
        this.maySend = ports.maySend();
        this.budget = new RateBudget(rules.ratePerSecond(), mailbox.nanos());
        this.courier = new Courier(ports, rules.retries(), new Landing());
    }

    /** Takes a partition on. What is known finished will not be sent again. */
    public void open(TopicPartition partition, String listener, KnownReceipts known) {
        Lane before = lanes.put(partition, new Lane(partition, outlets.get(listener), known));
        if (before != null) {
            before.drop();
        }
    }

    /** Takes in what was polled; answers which partitions must not be polled until further notice. */
    public Set<TopicPartition> offer(Batch batch) {
        batch.next().forEach((partition, next) -> {
            Lane lane = lanes.get(partition);
            if (lane != null && lane.newer().isEmpty()) {
                batch.parcels().getOrDefault(partition, List.of()).forEach(parcel -> take(lane, parcel));
                lane.reached(next);
            }
        });
        pump();
        return full();
    }

    /** Starts nothing more for these partitions; completes when nothing of them is in flight. */
    public CompletionStage<Void> settle(Collection<TopicPartition> partitions) {
        return CompletableFuture.allOf(partitions.stream()
                .map(lanes::get)
                .filter(Objects::nonNull)
                .map(lane -> lane.settle().toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    /** What may be committed, for every partition held. */
    public Map<TopicPartition, Position> positions() {
        Map<TopicPartition, Position> all = new HashMap<>();
        lanes.forEach((partition, lane) -> all.put(partition, lane.frontier().position()));
        return all;
    }

    /** Forgets these partitions; answers still to come for them change nothing. */
    public void drop(Collection<TopicPartition> partitions) {
        partitions.forEach(partition -> {
            Lane lane = lanes.remove(partition);
            if (lane != null) {
                lane.drop();
            }
        });
        pump();
    }

    /** What is held now. */
    public Load load() {
        return LoadReport.of(outlets.values(), lanes.values());
    }

    private void take(Lane lane, Parcel parcel) {
        if (lane.newer().isPresent()) {
            return;
        }
        if (parcel instanceof Parcel.Newer newer) {
            lane.standAt(newer);
            watch.newer(newer);
        } else if (parcel instanceof Parcel.Deliverable deliverable) {
            if (lane.isFinished(deliverable)) {
                watch.skipped(lane.outlet().listener());
            } else {
                lane.add(deliverable, mailbox.now());
            }
        }
    }

    private Set<TopicPartition> full() {
        Set<TopicPartition> full = new HashSet<>();
        lanes.forEach((partition, lane) -> {
            if (lane.isFull()) {
                full.add(partition);
            }
        });
        return full;
    }

    /** Sends all that may be sent now, listeners taking turns. */
    private void pump() {
        while (true) {
            if (!maySend.getAsBoolean()) {
                wakeIn(FENCED_WAIT);
                return;
            }
            Duration wait = budget.untilFree(mailbox.nanos());
            if (!wait.isZero()) {
                wakeIn(wait);
                return;
            }
            Optional<Subject> next = nextReady();
            if (next.isEmpty()) {
                return;
            }
            takeOff(next.get());
        }
    }

    private void takeOff(Subject subject) {
        subject.lane().tookOff();
        Parcel.Deliverable head = subject.head();
        if (head instanceof Parcel.Sendable sendable) {
            budget.spend(mailbox.nanos());
            courier.send(subject, sendable);
        } else if (head instanceof Parcel.Unsendable unsendable) {
            courier.giveUp(subject, unsendable);
        }
    }

    private Optional<Subject> nextReady() {
        for (int i = 0; i < turns.size(); i++) {
            Outlet outlet = turns.removeFirst();
            turns.addLast(outlet);
            Optional<Subject> subject = outlet.take();
            if (subject.isPresent()) {
                return subject;
            }
        }
        return Optional.empty();
    }

    private void wakeIn(Duration delay) {
        if (!wakeSet) {
            wakeSet = true;
            mailbox.after(delay, () -> {
                wakeSet = false;
                pump();
            });
        }
    }

    /** Where the courier's flights end. */
    private final class Landing implements Courier.Home {

        @Override
        public void finished(Subject subject, long receiptOffset) {
            Lane lane = subject.lane();
            lane.finishHead(subject, receiptOffset, mailbox.now());
            // All listeners' receipts of one partition number lie in the same receipts partition.
            lanes.values().stream()
                    .filter(other ->
                            other.partition().partition() == lane.partition().partition())
                    .forEach(other -> other.frontier().acknowledged(receiptOffset));
            lane.landed();
            pump();
        }

        @Override
        public void again(Subject subject, Duration delay) {
            subject.lane().landed();
            mailbox.after(delay, () -> {
                if (subject.lane().isOpen()) {
                    subject.lane().outlet().ready(subject);
                    pump();
                }
            });
            pump();
        }
    }
}
