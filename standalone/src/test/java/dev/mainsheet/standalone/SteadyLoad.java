package dev.mainsheet.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;

/**
 * Posts numbered events at a fixed rate, each once, over kept-alive connections, opened as they are needed up to a bound. An
 * event is due at its own time whatever became of those before it; with every connection waiting for an answer it goes out
 * late, and the rate is made up for afterwards.
 */
final class SteadyLoad {

    static final String TRIGGER = "idn:identity-attributes-changed";
    private static final int PER_SECOND = 500;
    private static final int CONNECTIONS = 32;
    private static final int SUBJECTS = 200;
    private static final int STACK_BYTES = 256 * 1024;

    private final long everyNanos;
    private final IntUnaryOperator ports;
    private final Map<Integer, Deque<Line>> idle = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Posted> posted = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor senders;
    private final Thread pace = new Thread(this::pace, "load");
    private volatile boolean running = true;
    private long startedNanos;
    private long stoppedNanos;

    /** A load of 500 events/s over at most 32 connections on one ingress, begun. */
    static SteadyLoad on(IngressInstance ingress) {
        return on(number -> ingress.port());
    }

    /** The same on several. */
    static SteadyLoad on(IntUnaryOperator ports) {
        SteadyLoad load = new SteadyLoad(PER_SECOND, CONNECTIONS, ports);
        load.start();
        return load;
    }

    /** @param ports the port of the ingress that gets the event of a number */
    private SteadyLoad(int perSecond, int connections, IntUnaryOperator ports) {
        this.everyNanos = Duration.ofSeconds(1).toNanos() / perSecond;
        this.ports = ports;
        this.senders = new ThreadPoolExecutor(
                0,
                connections,
                1,
                TimeUnit.MINUTES,
                new SynchronousQueue<>(),
                work -> new Thread(null, work, "load-sender", STACK_BYTES),
                SteadyLoad::whenOneIsFree);
    }

    private static void whenOneIsFree(Runnable post, ThreadPoolExecutor senders) {
        try {
            senders.getQueue().put(post);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void start() {
        startedNanos = System.nanoTime();
        pace.start();
    }

    /** From now on so many, if they are needed: with enough of them, no event waits for the answer to another. */
    void connectionsUpTo(int most) {
        senders.setMaximumPoolSize(most);
    }

    /** Returns when every request has ended. */
    void stop() throws InterruptedException {
        running = false;
        LockSupport.unpark(pace);
        pace.join();
        senders.shutdown();
        if (!senders.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new AssertionError("a request did not end");
        }
        stoppedNanos = System.nanoTime();
        idle.values().forEach(lines -> lines.forEach(SteadyLoad::close));
    }

    /** What has ended so far, in the order it ended. */
    List<Posted> posted() {
        return List.copyOf(posted);
    }

    /** From the start to the last answer. */
    Duration took() {
        return Duration.ofNanos(stoppedNanos - startedNanos);
    }

    private void pace() {
        for (int number = 0; due(number); number++) {
            int next = number;
            senders.execute(() -> posted.add(post(next)));
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

    private Posted post(int number) {
        int port = ports.applyAsInt(number);
        Deque<Line> lines = idle.computeIfAbsent(port, any -> new ConcurrentLinkedDeque<>());
        Line line = Optional.ofNullable(lines.pollFirst()).orElseGet(() -> new Line(port));
        String subject = "s" + number % SUBJECTS;
        long sent = System.nanoTime();
        Posted.End end;
        try {
            end = end(line.post(TRIGGER, body(number, subject)));
        } catch (IOException broken) {
            end = new Posted.Unanswered(broken.toString());
        }
        lines.addFirst(line);
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
