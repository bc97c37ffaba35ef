package dev.mainsheet.benchmarks.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.broker.BrokerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many events per second the ingress answers once Kafka has acknowledged them, and how soon, beside the least that could
 * do it: the same Vert.x, the same client, the same broker.
 *
 * <p>Five JVMs: the broker, each side, and this one, which only sends. A JVM compiles what it sees: with two sides in one,
 * each would run code made ready for both, which neither does in service. The sides take turns, so each has the machine to
 * itself, and whoever was first in one round is last in the next.
 */
@Tag("bench")
class IngressBenchTest {

    private static final int ROUNDS = Integer.getInteger("mainsheet.bench.rounds", 5);
    private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("mainsheet.bench.seconds", 10));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("mainsheet.bench.warm-up", 45));
    private static final Duration LEAD_IN = Duration.ofSeconds(1);
    private static final int CONNECTIONS = 64;
    private static final int BODY_BYTES = 1_000;
    private static final int REQUESTS = 4_096;
    private static final Duration BROKER_WITHIN = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void theIngressBesideABareHandlerOnTheSameBroker() throws Exception {
        long seed = Long.getLong("mainsheet.seed", System.nanoTime());
        System.out.printf(
                "seed %d: %d rounds of %d s a side, %d connections, bodies of %d bytes%n",
                seed, ROUNDS, TURN.toSeconds(), CONNECTIONS, BODY_BYTES);
        LoadGenerator load =
                new LoadGenerator(CONNECTIONS, new Bodies(new Random(seed), BODY_BYTES).requests(REQUESTS));
        try (BrokerProcess broker =
                new BrokerProcess(directory.resolve("broker"), Ports.free(), directory.resolve("broker.log"))) {
            broker.start();
            broker.awaitReady(BROKER_WITHIN);
            measure(load, broker.bootstrapServers());
        }
    }

    private void measure(LoadGenerator load, String bootstrapServers) throws Exception {
        List<SideProcess> sides = new ArrayList<>();
        try (KeptEvents kept = new KeptEvents(bootstrapServers)) {
            for (Side side : Side.values()) {
                sides.add(SideProcess.start(side, Ports.free(), bootstrapServers, directory));
            }
            for (SideProcess side : sides) {
                turn(load, kept, side, Duration.ZERO, WARM_UP);
            }
            Report report = new Report();
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < sides.size(); i++) {
                    SideProcess side = sides.get((round + i) % sides.size());
                    report.add(side.side(), turn(load, kept, side, LEAD_IN, TURN));
                }
                System.out.print(report.round(round));
            }
            System.out.print(report.medians());
        } finally {
            for (SideProcess side : sides) {
                side.close();
            }
        }
    }

    /** What a side answers 200 must lie on its topic, once: a side that lied would be fast. */
    private static Measured turn(LoadGenerator load, KeptEvents kept, SideProcess side, Duration leadIn, Duration time)
            throws Exception {
        long before = kept.on(side.side());
        Measured measured = load.run(side, leadIn, time);
        if (side.side().keeps()) {
            assertThat(kept.on(side.side()) - before)
                    .as("events of %s on Kafka", side.side().text())
                    .isEqualTo(measured.answered());
        }
        return measured;
    }
}
