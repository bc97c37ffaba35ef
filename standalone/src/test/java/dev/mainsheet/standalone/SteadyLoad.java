package dev.mainsheet.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;

/**
 * Posts numbered events at a fixed rate, each once, over as many kept-alive connections as it has senders. An event is due at
 * its own time whatever became of those before it; with every sender waiting for an answer it goes out late, and the rate is
 * made up for afterwards.
 */
final class SteadyLoad {

    static final String TRIGGER = "idn:identity-attributes-changed";
    private static final int SUBJECTS = 200;
    private static final int STACK_BYTES = 256 * 1024;

    private final long everyNanos;
    private final IntUnaryOperator ports;
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentLinkedQueue<Posted> posted = new ConcurrentLinkedQueue<>();
    private final List<Thread> senders = new ArrayList<>();
    private volatile boolean running = true;
    private long startedNanos;
    private long stoppedNanos;

    /** A load of 500 events/s over 32 connections on one ingress, begun. */
    static SteadyLoad on(IngressInstance ingress) {
        return on(number -> ingress.port());
    }

    /** The same on several. */
    static SteadyLoad on(IntUnaryOperator ports) {
        SteadyLoad load = new SteadyLoad(500, 32, ports);
        load.start();
        return load;
    }

    /** @param ports the port of the ingress that gets the event of a number */
    SteadyLoad(int perSecond, int connections, IntUnaryOperator ports) {
        this.everyNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.ports = ports;
        for (int i = 0; i < connections; i++) {
            senders.add(new Thread(null, this::send, "load-" + i, STACK_BYTES));
        }
    }

    void start() {
        startedNanos = System.nanoTime();
        senders.forEach(Thread::start);
    }

    /** Returns when every request has ended. */
    void stop() throws InterruptedException {
        running = false;
        senders.forEach(LockSupport::unpark);
        for (Thread sender : senders) {
            sender.join();
        }
        stoppedNanos = System.nanoTime();
    }

    /** What has ended so far, in the order it ended. */
    List<Posted> posted() {
        return List.copyOf(posted);
    }

    /** From the start to the last answer. */
    Duration took() {
        return Duration.ofNanos(stoppedNanos - startedNanos);
    }

    private void send() {
        Map<Integer, Line> lines = new HashMap<>();
        try {
            int number = next.getAndIncrement();
            while (due(number)) {
                posted.add(post(number, lines));
                number = next.getAndIncrement();
            }
        } finally {
            lines.values().forEach(SteadyLoad::close);
        }
    }

    /** Waits until the event is due; false if the load ends before. */
    private boolean due(int number) {
        long at = startedNanos + number * everyNanos;
        while (running && System.nanoTime() - at < 0) {
            LockSupport.parkNanos(at - System.nanoTime());
        }
        return running;
    }

    private Posted post(int number, Map<Integer, Line> lines) {
        int port = ports.applyAsInt(number);
        String subject = "s" + number % SUBJECTS;
        long sent = System.nanoTime();
        Posted.End end;
        try {
            end = end(lines.computeIfAbsent(port, Line::new).post(TRIGGER, body(number, subject)));
        } catch (IOException broken) {
            end = new Posted.Unanswered(broken.toString());
        }
        return new Posted(number, subject, port, sent, System.nanoTime(), Instant.now(), end);
    }

    private static Posted.End end(Line.Answer answer) {
        Optional<String> id = answer.header("mainsheet-event-id");
        return answer.status() == 200 && id.isPresent()
                ? new Posted.Acknowledged(id.get())
                : new Posted.Refused(answer.status(), answer.header("retry-after"));
    }

    /** About 270 bytes. */
    private static byte[] body(int number, String subject) {
        return """
                {"identity":{"type":"IDENTITY","id":"%s","name":"Somebody Called %s"},"changes":[{"attribute":"department",\
                "n":%d,"oldValue":"sales and everything that goes with it in the north","newValue":"the other sales, \
                and everything that goes with them in the south"}]}""".formatted(subject, subject, number).getBytes(StandardCharsets.UTF_8);
    }

    private static void close(Line line) {
        try {
            line.close();
        } catch (IOException unclean) {
            throw new AssertionError(unclean);
        }
    }
}
