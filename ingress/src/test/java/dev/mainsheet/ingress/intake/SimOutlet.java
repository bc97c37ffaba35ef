package dev.mainsheet.ingress.intake;

import dev.mainsheet.schemas.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A producer to {@link SimKafka}: a pipe to each partition, and one memory for all of them. */
final class SimOutlet implements Outlet {

    /** As the producer's own is set. */
    static final long MEMORY_BYTES = 64L * 1024 * 1024;

    /** Of a drain, for one partition: its window and a read, for an own journal and an adopted one. */
    private static final int UNDER_WAY_AT_MOST = 2 * (128 + 128);

    private final SimKafka kafka;
    private final int[] underWay;
    private final List<SimPipe> pipes = new ArrayList<>();
    private boolean abandoned;
    private boolean useless;
    private long heldBytes;

    SimOutlet(SimKafka kafka, Life life) {
        this.kafka = kafka;
        this.underWay = new int[kafka.partitions()];
        for (int p = 0; p < kafka.partitions(); p++) {
            pipes.add(new SimPipe(kafka, p, life, event -> heldBytes -= event.body().length));
        }
    }

    @Override
    public int partitions() {
        return kafka.partitions();
    }

    @Override
    public boolean hasLeader(int partition) {
        return kafka.isKnownToHaveLeader(partition);
    }

    @Override
    public Optional<Refusal> send(Event event, Consumer<Optional<Refusal>> done) {
        return give(event, kafka.partition(event), done);
    }

    @Override
    public Optional<Refusal> send(Event event, int partition, Consumer<Optional<Refusal>> done) {
        if (partition != kafka.partition(event)) {
            kafka.breaks(event.id() + " was sent to a partition that its key does not belong to");
        }
        if (++underWay[partition] > UNDER_WAY_AT_MOST) {
            kafka.breaks("more than " + UNDER_WAY_AT_MOST + " journalled events are under way to one partition");
        }
        Optional<Refusal> refusal = give(event, partition, answer -> {
            underWay[partition]--;
            done.accept(answer);
        });
        refusal.ifPresent(atOnce -> underWay[partition]--);
        return refusal;
    }

    private Optional<Refusal> give(Event event, int partition, Consumer<Optional<Refusal>> done) {
        Optional<Refusal> refusal = refusal(event);
        if (refusal.isEmpty()) {
            heldBytes += event.body().length;
            kafka.sends(event);
            pipes.get(partition).add(event, done);
        }
        return refusal;
    }

    private Optional<Refusal> refusal(Event event) {
        if (abandoned) {
            return Optional.of(Refusal.outage("the producer is closed"));
        }
        if (useless || kafka.refusing) {
            return Optional.of(Refusal.outage("the producer may not send"));
        }
        if (event.body().length > SimKafka.TAKES_BYTES && kafka.random.nextBoolean()) {
            return Optional.of(Refusal.forEver("the record is too large"));
        }
        if (heldBytes + event.body().length > MEMORY_BYTES || kafka.shortOfMemory && kafka.random.nextInt(3) == 0) {
            return Optional.of(Refusal.outage("the producer's memory is full"));
        }
        return Optional.empty();
    }

    /** From now on it refuses everything, as a producer does after an error it cannot get over. */
    void becomeUseless() {
        useless = true;
    }

    @Override
    public void abandon() {
        if (!abandoned) {
            abandoned = true;
            pipes.forEach(SimPipe::abandon);
        }
    }
}
