package dev.mainsheet.ingress.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mainsheet.schemas.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;

/** The topic, and what is wrong with its brokers at the moment. */
final class SimKafka {

    /** A larger record is refused for ever. */
    static final int TAKES_BYTES = 1_000_000;

    final VirtualTime time;
    final Random random;

    /** Now and then something takes seconds. */
    boolean erratic;

    /** Every broker is gone; what is on the wire to them mostly goes with them. */
    boolean away;

    /** Every broker is stopped as by SIGSTOP: what is on the wire lands once they go on. */
    boolean paused;

    /** What arrives is answered with an error that says nothing about the event. */
    boolean failing;

    /** Whatever is sent is refused at once. */
    boolean refusing;

    /** One event in three is refused at once. */
    boolean shortOfMemory;

    /** Partitions that have a leader and not enough replicas. */
    final Set<Integer> stuck = new HashSet<>();

    private final Set<Integer> leaderless = new HashSet<>();
    private final Set<Integer> knownLeaderless = new HashSet<>();
    private final List<List<Landed>> logs = new ArrayList<>();
    private final Set<String> sent = new HashSet<>();
    private final List<String> broken = new ArrayList<>();

    /** A record of a partition's log. */
    record Landed(String id, boolean doubt, long atMillis) {}

    /** What becomes of something that arrives at a partition. */
    enum Reception {
        TAKEN,
        FAILED,
        IGNORED
    }

    SimKafka(VirtualTime time, Random random, int partitions) {
        this.time = time;
        this.random = random;
        for (int p = 0; p < partitions; p++) {
            logs.add(new ArrayList<>());
        }
    }

    int partitions() {
        return logs.size();
    }

    int partition(Event event) {
        return Utils.toPositive(Utils.murmur2(event.key().getBytes(UTF_8))) % logs.size();
    }

    /** Whether a producer can be opened now. */
    boolean answers() {
        return !away && !paused;
    }

    Reception reception(int partition) {
        if (away || paused || leaderless.contains(partition) || stuck.contains(partition)) {
            return Reception.IGNORED;
        }
        return failing ? Reception.FAILED : Reception.TAKEN;
    }

    /** Producers hear of it a moment later. */
    void takeLeader(int partition) {
        leaderless.add(partition);
        time.after(random.nextInt(1_000), () -> knownLeaderless.addAll(leaderless));
    }

    void giveLeader(int partition) {
        leaderless.remove(partition);
        time.after(random.nextInt(1_000), () -> knownLeaderless.retainAll(leaderless));
    }

    boolean isKnownToHaveLeader(int partition) {
        return !knownLeaderless.contains(partition);
    }

    void heal() {
        erratic = false;
        away = false;
        paused = false;
        failing = false;
        refusing = false;
        shortOfMemory = false;
        stuck.clear();
        leaderless.clear();
        knownLeaderless.clear();
    }

    /** A producer takes an event to send it. */
    void sends(Event event) {
        if (!sent.add(event.id()) && !event.doubt()) {
            broken.add(event.id() + " was sent a second time without a sign of doubt");
        }
    }

    void lands(Event event, int partition) {
        logs.get(partition).add(new Landed(event.id(), event.doubt(), time.elapsedMillis()));
    }

    /** What no producer may come to; noted as it happens. */
    void breaks(String rule) {
        broken.add(rule);
    }

    List<String> broken() {
        return broken;
    }

    List<Landed> log(int partition) {
        return logs.get(partition);
    }
}
