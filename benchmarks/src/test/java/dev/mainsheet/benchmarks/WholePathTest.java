package dev.mainsheet.benchmarks;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.standalone.Installation;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import dev.mainsheet.testkit.sailpoint.Credential;
import dev.mainsheet.testkit.sailpoint.SailPointSender;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything in one JVM on one broker: how fast events are acknowledged and delivered, beside a bare producer that puts
 * the same bodies on the same broker with the same acks and as many under way.
 */
@Tag("bench")
class WholePathTest {

    private static final int EVENTS = Integer.getInteger("mainsheet.events", 20_000);
    private static final int UNDER_WAY = 64;
    private static final int BODY_BYTES = 1_000;
    private static final int SUBJECTS = 2_000;
    private static final int ROUNDS = 3;

    @TempDir
    Path directory;

    @Test
    void wholePathBesideABareProducer() throws Exception {
        long seed = Long.getLong("mainsheet.seed", System.nanoTime());
        System.out.printf(
                "seed %d: %d rounds of %d events of %d bytes, %d subjects, %d under way%n",
                seed, ROUNDS, EVENTS, BODY_BYTES, SUBJECTS, UNDER_WAY);
        int ingressPort = Ports.free();
        int brokerPort = Ports.free();
        try (MoveworksStandIn moveworks = new MoveworksStandIn(MoveworksOptions.withKey("key"))) {
            moveworks.start();
            MainsheetConfig config = ConfigLoader.load("bench.yml", yaml(ingressPort, brokerPort, moveworks), Map.of())
                    .config();
            Service all = new Installation(config, refusal -> {
                        throw new AssertionError(refusal);
                    })
                    .everything();
            all.start();
            try {
                double[] acknowledged = new double[ROUNDS];
                double[] delivered = new double[ROUNDS];
                double[] bare = new double[ROUNDS];
                for (int round = 0; round < ROUNDS; round++) {
                    byte[][] bodies = bodies(new Random(seed + round), round);
                    bare[round] = bareProducer("127.0.0.1:" + brokerPort, bodies);
                    moveworks.clear();
                    long start = System.nanoTime();
                    post(URI.create("http://127.0.0.1:" + ingressPort + "/triggers/idn:identity-created"), bodies);
                    acknowledged[round] = perSecond(start);
                    Awaitility.await()
                            .atMost(Duration.ofMinutes(5))
                            .pollInterval(Duration.ofMillis(20))
                            .until(() -> moveworks.deliveries().size() >= EVENTS);
                    delivered[round] = perSecond(start);
                    System.out.printf(
                            "round %d: bare producer %.0f/s, acknowledged %.0f/s, delivered %.0f/s%n",
                            round, bare[round], acknowledged[round], delivered[round]);
                }
                System.out.printf(
                        "medians: acknowledged / bare producer %.2f, delivered / acknowledged %.2f, delivered %.0f/s%n",
                        median(acknowledged) / median(bare),
                        median(delivered) / median(acknowledged),
                        median(delivered));
            } finally {
                all.stop(Duration.ofSeconds(10));
            }
        }
    }

    private String yaml(int ingressPort, int brokerPort, MoveworksStandIn moveworks) {
        return """
                mainsheet:
                  data-dir: %s
                  broker: {port: %d}
                  ingress: {bind: 127.0.0.1, port: %d, bearer-tokens: [token]}
                  management: {bind: 127.0.0.1, ingress: {port: 0}, processor: {port: 0}, egress: {port: 0}}
                  moveworks:
                    rate-per-second: 0
                    listeners:
                      default: {url: "%s", token: key, max-in-flight: %d}
                  routes: [{name: everything, triggers: ["*"], listeners: [default]}]
                """.formatted(
                        directory,
                        brokerPort,
                        ingressPort,
                        moveworks.listenerUrl("0b9c6d0e-58a7-4c6a-9a53-1f0c8b6c2f11"),
                        UNDER_WAY);
    }

    private static byte[][] bodies(Random random, int round) {
        byte[][] bodies = new byte[EVENTS][];
        for (int i = 0; i < EVENTS; i++) {
            String head =
                    "{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"s%d\",\"name\":\"n\"},\"attributes\":{\"n\":\"%d-%d\",\"x\":\""
                            .formatted(random.nextInt(SUBJECTS), round, i);
            bodies[i] =
                    (head + "x".repeat(BODY_BYTES - head.length() - 3) + "\"}}").getBytes(StandardCharsets.US_ASCII);
        }
        return bodies;
    }

    private static void post(URI url, byte[][] bodies) throws InterruptedException {
        SailPointSender sailPoint = new SailPointSender(new Credential.Bearer("token"));
        Semaphore underWay = new Semaphore(UNDER_WAY);
        AtomicInteger refused = new AtomicInteger();
        for (byte[] body : bodies) {
            underWay.acquire();
            sailPoint.sendAsync(url, body).whenComplete((answer, failure) -> {
                if (failure != null || answer.status() != 200) {
                    refused.incrementAndGet();
                }
                underWay.release();
            });
        }
        underWay.acquire(UNDER_WAY);
        if (refused.get() > 0) {
            throw new AssertionError(refused + " of " + bodies.length + " were not acknowledged");
        }
    }

    private static double bareProducer(String bootstrapServers, byte[][] bodies) throws InterruptedException {
        Map<String, Object> properties = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            Semaphore underWay = new Semaphore(UNDER_WAY);
            producer.partitionsFor("mainsheet.deadletters");
            long start = System.nanoTime();
            for (byte[] body : bodies) {
                underWay.acquire();
                producer.send(
                        new ProducerRecord<>("mainsheet.deadletters", body), (where, failure) -> underWay.release());
            }
            underWay.acquire(UNDER_WAY);
            return perSecond(start);
        }
    }

    private static double perSecond(long start) {
        return EVENTS / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
