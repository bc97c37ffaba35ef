package dev.mainsheet.benchmarks.ingress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Posts the same requests over and over on keep-alive connections, one request under way on each. One thread, and little
 * work for an answer: what it takes of the machine is missing to the side that is measured.
 */
final class LoadGenerator {

    private static final long ANSWER_WITHIN_MILLIS = 30_000;

    private final int connections;
    private final byte[][] requests;

    /** @param requests whole HTTP requests, sent in turn */
    LoadGenerator(int connections, byte[][] requests) {
        this.connections = connections;
        this.requests = requests;
    }

    /**
     * Posts to {@code side} for {@code leadIn}, which does not count, and then for {@code time}. Returns once every request
     * is answered.
     */
    Measured run(SideProcess side, Duration leadIn, Duration time) throws IOException {
        try (Selector selector = Selector.open()) {
            List<Connection> open = new ArrayList<>();
            try {
                for (int i = 0; i < connections; i++) {
                    open.add(new Connection(side.port(), selector));
                }
                Duration cpuBefore = side.cpu();
                Turn turn = new Turn(leadIn, time);
                for (Connection connection : open) {
                    turn.send(connection);
                }
                while (turn.underWay > 0) {
                    if (selector.select(turn::take, ANSWER_WITHIN_MILLIS) == 0) {
                        throw new IOException(
                                "no answer within " + ANSWER_WITHIN_MILLIS + " ms, " + turn.underWay + " under way");
                    }
                }
                return turn.measured(side.cpu().minus(cpuBefore));
            } finally {
                for (Connection connection : open) {
                    connection.close();
                }
            }
        }
    }

    private final class Turn {

        private final long start;
        private final long end;
        private final Latencies latencies;
        private int next;
        private int underWay;
        private long answered;

        Turn(Duration leadIn, Duration time) {
            this.latencies = Latencies.of(time);
            this.start = System.nanoTime() + leadIn.toNanos();
            this.end = start + time.toNanos();
        }

        void send(Connection connection) throws IOException {
            connection.send(requests[next]);
            next = (next + 1) % requests.length;
            underWay++;
        }

        void take(SelectionKey ready) {
            Connection connection = (Connection) ready.attachment();
            try {
                if (!connection.read()) {
                    return;
                }
                long now = System.nanoTime();
                underWay--;
                answered++;
                if (now - start >= 0 && now - end < 0) {
                    latencies.add(now - connection.sentAt());
                }
                if (now - end < 0) {
                    send(connection);
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        Measured measured(Duration cpu) {
            return new Measured(
                    answered,
                    latencies.count() / ((end - start) / 1e9),
                    latencies.millis(0.5),
                    latencies.millis(0.99),
                    cpu.toNanos() / 1e3 / answered);
        }
    }
}
