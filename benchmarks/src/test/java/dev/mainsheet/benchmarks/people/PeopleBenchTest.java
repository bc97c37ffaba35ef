package dev.mainsheet.benchmarks.people;

import dev.mainsheet.testkit.iiq.IdentityIqOptions;
import dev.mainsheet.testkit.iiq.IdentityIqStandIn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What finding people costs: how near the processor comes to what the directory allows, how much later a delivery is, and how
 * much slower the topology when everybody is known already. Broker and processor have a JVM each; the directory's stand-in is
 * in this one.
 */
@Tag("bench")
class PeopleBenchTest {

    private static final int IN_FLIGHT = 32;
    private static final int ROUNDS = Integer.getInteger("mainsheet.bench.rounds", 5);
    private static final int EVENTS = Integer.getInteger("mainsheet.events", 50_000);
    private static final int CROWD = 20_000;
    private static final int KNOWN = 2_000;

    @TempDir
    Path directory;

    @Test
    void asManyLookupsASecondAsTheDirectoryAllows() throws Exception {
        Duration latency = Duration.ofMillis(200);
        try (IdentityIqStandIn identityIq = standIn();
                ProcessorBench bench = ProcessorBench.in(directory, identityIq, IN_FLIGHT)) {
            bench.warmUp();
            identityIq.latency(latency);
            bench.post(ProcessorBench.ENRICHED, 8_000, bench::another);
            bench.awaitDeliveries(1_000);
            Duration cpu = bench.cpu();
            long lookups = identityIq.lookups();
            long start = System.nanoTime();
            ProcessorBench.pass(Duration.ofSeconds(20));
            double seconds = (System.nanoTime() - start) / 1e9;
            double perSecond = (identityIq.lookups() - lookups) / seconds;
            double possible = IN_FLIGHT / (latency.toMillis() / 1000.0);
            System.out.printf(
                    "all subjects different, %d at once, %d ms each: %.1f lookups/s of %.0f (%.3f), most in flight %d, the"
                            + " processor took %.2f of a core%n",
                    IN_FLIGHT,
                    latency.toMillis(),
                    perSecond,
                    possible,
                    perSecond / possible,
                    identityIq.mostInFlight(),
                    bench.cpu().minus(cpu).toMillis() / 1000.0 / seconds);
        }
    }

    @Test
    void howMuchLaterADeliveryIs() throws Exception {
        try (IdentityIqStandIn identityIq = standIn();
                ProcessorBench bench = ProcessorBench.in(directory, identityIq, IN_FLIGHT)) {
            bench.warmUp();
            identityIq.latency(Duration.ofMillis(50));
            for (String trigger : new String[] {ProcessorBench.PLAIN, ProcessorBench.ENRICHED}) {
                long[] took = bench.latencies(trigger, 100, Duration.ofSeconds(40));
                Arrays.sort(took);
                System.out.printf(
                        "%s at 100/s, directory 50 ms: from receipt until it can be read p50 %d ms, p95 %d ms, p99 %d ms%n",
                        trigger, at(took, 0.5), at(took, 0.95), at(took, 0.99));
            }
        }
    }

    @Test
    void whatItCostsWhenEverybodyIsKnown() throws Exception {
        try (IdentityIqStandIn identityIq = standIn();
                ProcessorBench bench = ProcessorBench.in(directory, identityIq, IN_FLIGHT)) {
            bench.warmUp();
            double[] enriched = new double[ROUNDS];
            double[] plain = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                for (String trigger : round % 2 == 0
                        ? new String[] {ProcessorBench.PLAIN, ProcessorBench.ENRICHED}
                        : new String[] {ProcessorBench.ENRICHED, ProcessorBench.PLAIN}) {
                    bench.know(KNOWN);
                    long before = identityIq.lookups();
                    double perSecond = bench.perSecond(trigger, EVENTS, KNOWN);
                    (trigger.equals(ProcessorBench.PLAIN) ? plain : enriched)[round] = perSecond;
                    System.out.printf(
                            "round %d: %s %.0f/s, %d lookups%n",
                            round + 1, trigger, perSecond, identityIq.lookups() - before);
                }
            }
            Arrays.sort(enriched);
            Arrays.sort(plain);
            System.out.printf(
                    "medians: everybody known %.0f/s, nobody asked for %.0f/s, ratio %.3f%n",
                    enriched[ROUNDS / 2], plain[ROUNDS / 2], enriched[ROUNDS / 2] / plain[ROUNDS / 2]);
        }
    }

    /** Nobody is known for longer than a moment, so that every event is parked and released. */
    @Test
    void howLongStoresTakeToComeBackAfterAMillionEvents() throws Exception {
        int events = Integer.getInteger("mainsheet.events", 1_000_000);
        try (IdentityIqStandIn identityIq = standIn();
                ProcessorBench bench = ProcessorBench.in(directory, identityIq, IN_FLIGHT, Duration.ofMillis(1))) {
            long start = System.nanoTime();
            for (int part = 0; part < 100; part++) {
                bench.post(ProcessorBench.ENRICHED, events / 100, number -> number % CROWD);
                bench.awaitDeliveries(events / 100);
            }
            System.out.printf(
                    "%d events parked and released, %.0f/s, %d lookups; then killed%n",
                    events, events / ((System.nanoTime() - start) / 1e9), identityIq.lookups());
            Duration restarted = bench.restart(true);
            System.out.printf("ready again after %.1f s: %s%n", restarted.toMillis() / 1000.0, bench.restored());
            Duration bereft = bench.restart(false);
            System.out.printf(
                    "ready again without its state directory after %.1f s: %s%n",
                    bereft.toMillis() / 1000.0, bench.restored());
        }
    }

    private static IdentityIqStandIn standIn() throws Exception {
        IdentityIqStandIn identityIq =
                new IdentityIqStandIn(IdentityIqOptions.withClient(ProcessorBench.CLIENT, ProcessorBench.SECRET));
        identityIq.crowd(CROWD);
        identityIq.start();
        return identityIq;
    }

    private static long at(long[] sorted, double quantile) {
        return sorted[(int) (sorted.length * quantile)];
    }
}
