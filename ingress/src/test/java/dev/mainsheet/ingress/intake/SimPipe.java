package dev.mainsheet.ingress.intake;

import dev.mainsheet.schemas.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What one producer has for one partition. It lands in order; of what is on the wire when the producer is abandoned, some
 * prefix lands, now or much later.
 */
final class SimPipe {

    /** A few requests' worth. */
    private static final int WIRE = 20;

    /** What waits longer than this is given up by the producer, and may be overtaken by what was sent later. */
    private static final long GIVEN_UP_AFTER_MILLIS = 120_000;

    private final SimKafka kafka;
    private final Random random;
    private final int partition;
    private final Life life;
    private final Consumer<Event> letGo;
    private final Deque<Sent> waiting = new ArrayDeque<>();
    private final Deque<Sent> onWire = new ArrayDeque<>();
    private boolean arriving;
    private boolean failed;
    private boolean abandoned;
    private long lastAnswerAt;

    private record Sent(Event event, long atMillis, Consumer<Optional<Refusal>> done) {}

    SimPipe(SimKafka kafka, int partition, Life life, Consumer<Event> letGo) {
        this.kafka = kafka;
        this.random = kafka.random;
        this.partition = partition;
        this.life = life;
        this.letGo = letGo;
    }

    void add(Event event, Consumer<Optional<Refusal>> done) {
        waiting.addLast(new Sent(event, kafka.time.elapsedMillis(), done));
        goOn(1 + random.nextInt(kafka.erratic && random.nextInt(50) == 0 ? 5_000 : 15));
    }

    private void goOn(long afterMillis) {
        while (onWire.size() < WIRE && !waiting.isEmpty()) {
            onWire.addLast(waiting.removeFirst());
        }
        if (!arriving && !onWire.isEmpty()) {
            arriving = true;
            kafka.time.after(afterMillis, this::arrive);
        }
    }

    private void arrive() {
        arriving = false;
        if (onWire.isEmpty()) {
            return;
        }
        if (!abandoned && kafka.time.elapsedMillis() - onWire.getFirst().atMillis() >= GIVEN_UP_AFTER_MILLIS) {
            kafka.breaks(onWire.getFirst().event().id() + " expired in its producer");
        }
        switch (failed ? SimKafka.Reception.FAILED : kafka.reception(partition)) {
            case TAKEN -> {
                take(1 + random.nextInt(onWire.size()));
                goOn(1 + random.nextInt(abandoned ? 5_000 : 15));
            }
            case FAILED -> fail();
            case IGNORED -> {
                if (abandoned && !kafka.paused && random.nextInt(8) == 0) {
                    onWire.clear();
                }
                goOn(50 + random.nextInt(abandoned ? 5_000 : 250));
            }
        }
    }

    private void take(int count) {
        long ackAfter = random.nextInt(kafka.erratic && random.nextInt(100) == 0 ? 5_000 : 10);
        for (int i = 0; i < count; i++) {
            Sent sent = onWire.removeFirst();
            if (sent.event().body().length > SimKafka.TAKES_BYTES) {
                answer(sent, ackAfter, Optional.of(Refusal.forEver("the record is too large")));
            } else {
                kafka.lands(sent.event(), partition);
                answer(sent, ackAfter, Optional.empty());
            }
        }
    }

    /** One is refused, so none behind it lands. */
    private void fail() {
        failed = true;
        List<Sent> all = new ArrayList<>(onWire);
        all.addAll(waiting);
        onWire.clear();
        waiting.clear();
        all.forEach(sent -> answer(sent, random.nextInt(10), Optional.of(Refusal.outage("the broker failed"))));
    }

    /** Answers come in the order of what they are about; to a producer that is closed, some come and some do not. */
    private void answer(Sent sent, long afterMillis, Optional<Refusal> answer) {
        if (abandoned && random.nextBoolean()) {
            return;
        }
        lastAnswerAt = Math.max(lastAnswerAt, kafka.time.elapsedMillis() + afterMillis);
        life.after(lastAnswerAt - kafka.time.elapsedMillis(), () -> {
            letGo.accept(sent.event());
            sent.done().accept(answer);
        });
    }

    void abandon() {
        abandoned = true;
        waiting.forEach(sent -> answer(sent, 0, Optional.of(Refusal.outage("the producer was closed"))));
        waiting.clear();
        for (int lands = random.nextInt(onWire.size() + 1); onWire.size() > lands; ) {
            onWire.removeLast();
        }
    }
}
