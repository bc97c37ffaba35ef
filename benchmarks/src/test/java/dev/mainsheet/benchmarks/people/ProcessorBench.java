package dev.mainsheet.benchmarks.people;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.standalone.MainsheetMain;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.broker.BrokerProcess;
import dev.mainsheet.testkit.iiq.IdentityIqStandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A broker and a processor, each a process of its own, fed through the events topic and watched at the deliveries topic. */
final class ProcessorBench implements AutoCloseable {

    static final String ENRICHED = "idn:identity-attributes-changed";
    static final String PLAIN = "idn:account-correlated";
    static final String CLIENT = "mainsheet";
    static final String SECRET = "the secret of the client";

    private static final Duration WITHIN = Duration.ofMinutes(15);
    private static final String EVENTS = "sailpoint.events";
    private static final String DELIVERIES = "moveworks.deliveries.default";
    private static final int PADDING = 600;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger numbers = new AtomicInteger();
    private Process processor;
    private KafkaProducer<byte[], byte[]> producer;
    private KafkaConsumer<byte[], byte[]> consumer;
    private long delivered;

    private final Path directory;
    private final int management = Ports.free();

    private ProcessorBench(Path directory) {
        this.directory = directory;
    }

    /** Ready. */
    static ProcessorBench in(Path directory, IdentityIqStandIn identityIq, int inFlight) throws Exception {
        return in(directory, identityIq, inFlight, Duration.ofSeconds(30));
    }

    /** Ready. */
    static ProcessorBench in(Path directory, IdentityIqStandIn identityIq, int inFlight, Duration maxStaleness)
            throws Exception {
        ProcessorBench bench = new ProcessorBench(directory);
        try {
            bench.start(identityIq, inFlight, maxStaleness);
            return bench;
        } catch (Exception failed) {
            bench.close();
            throw failed;
        }
    }

    private void start(IdentityIqStandIn identityIq, int inFlight, Duration maxStaleness) throws Exception {
        BrokerProcess kafka =
                new BrokerProcess(directory.resolve("broker"), Ports.free(), directory.resolve("broker.txt"));
        running.push(kafka);
        kafka.start();
        kafka.awaitReady(Duration.ofSeconds(60));
        Files.writeString(file(), """
                mainsheet:
                  data-dir: %s
                  kafka: {bootstrap-servers: "%s"}
                  directory: {max-in-flight: %d, max-staleness: %s}
                  management: {bind: 127.0.0.1, processor: {port: %d}}
                  tenants:
                    default:
                      iiq: {url: "%s", client-id: %s, client-secret: "%s"}
                      correlation: [{triggers: ['*'], path: "$.identity.name", attribute: userName}]
                  moveworks:
                    listeners:
                      default: {url: "http://127.0.0.1:9/webhooks/v1/listeners/a/notify", token: unused}
                  routes:
                    - {name: enriched, triggers: ["%s"], people: [subject], listeners: [default]}
                    - {name: plain, triggers: ["%s"], listeners: [default]}
                """.formatted(
                        directory.resolve("data"),
                        kafka.bootstrapServers(),
                        inFlight,
                        maxStaleness,
                        management,
                        identityIq.baseUrl(),
                        CLIENT,
                        SECRET,
                        ENRICHED,
                        PLAIN));
        startProcessor();
        running.push(() -> processor.destroyForcibly().waitFor());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        running.push(producer);
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        running.push(consumer);
        List<TopicPartition> partitions = consumer.partitionsFor(DELIVERIES).stream()
                .map(info -> new TopicPartition(DELIVERIES, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    private Path file() {
        return directory.resolve("mainsheet.yml");
    }

    private void startProcessor() throws Exception {
        processor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MainsheetMain.class.getName(),
                        "processor",
                        "--config",
                        file().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("processor.txt").toFile()))
                .start();
        Awaitility.await("the processor is ready")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(this::isReady);
    }

    /** Kills the processor and starts it again: how long until it is ready, with its stores or, without, from changelogs. */
    Duration restart(boolean withStores) throws Exception {
        processor.destroyForcibly().waitFor();
        if (!withStores) {
            try (Stream<Path> all = Files.walk(directory.resolve("data").resolve("processor"))) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        long start = System.nanoTime();
        startProcessor();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What the processor has said last of its stores. */
    String restored() throws IOException {
        return Files.readAllLines(directory.resolve("processor.txt")).stream()
                .filter(line -> line.contains("Stores restored"))
                .map(line -> line.substring(line.indexOf("Stores restored")))
                .reduce("no store was restored", (before, after) -> after);
    }

    private boolean isReady() throws InterruptedException {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    URI.create("http://127.0.0.1:" + management + "/health/ready"))
                                            .timeout(Duration.ofSeconds(2))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Processor time the processor has taken so far. */
    Duration cpu() {
        return processor.info().totalCpuDuration().orElseThrow();
    }

    /** A person nobody has asked for yet. */
    int another(int number) {
        return next.getAndIncrement();
    }

    /** Lets the compilers see both ways. */
    void warmUp() {
        know(2_000);
        for (int i = 0; i < 3; i++) {
            perSecond(PLAIN, 20_000, 2_000);
            perSecond(ENRICHED, 20_000, 2_000);
        }
        next.set(2_000);
    }

    /** Has the first {@code people} looked up, so that they are known for a while. */
    void know(int people) {
        post(ENRICHED, people, number -> number);
        awaitDeliveries(people);
    }

    /** Events a second from the first one posted to the last that can be read. */
    double perSecond(String trigger, int events, int people) {
        long start = System.nanoTime();
        post(trigger, events, number -> number % people);
        awaitDeliveries(events);
        return events / ((System.nanoTime() - start) / 1e9);
    }

    /** Posts {@code events} as fast as Kafka takes them. */
    void post(String trigger, int events, IntUnaryOperator person) {
        for (int number = 0; number < events; number++) {
            producer.send(record(trigger, person.applyAsInt(number)));
        }
        producer.flush();
    }

    /** Reads on until so many more have come. */
    void awaitDeliveries(int more) {
        long end = System.nanoTime() + WITHIN.toNanos();
        long until = delivered + more;
        while (delivered < until) {
            delivered += consumer.poll(Duration.ofMillis(100)).count();
            if (System.nanoTime() > end) {
                throw new AssertionError((until - delivered) + " deliveries are missing after " + WITHIN);
            }
        }
    }

    /** Milliseconds from receipt until the delivery could be read, of events at an even pace. */
    long[] latencies(String trigger, int perSecond, Duration time) {
        int events = Math.toIntExact(time.toSeconds() * perSecond);
        Thread pace = new Thread(() -> pace(trigger, perSecond, events), "pace");
        pace.start();
        long[] took = new long[events];
        int seen = 0;
        while (seen < events) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(20))) {
                long received = Long.parseLong(new String(
                        record.headers().lastHeader("mainsheet-received-at").value(), StandardCharsets.US_ASCII));
                took[seen++] = System.currentTimeMillis() - received;
                delivered++;
            }
        }
        return took;
    }

    private void pace(String trigger, int perSecond, int events) {
        long start = System.nanoTime();
        for (int number = 0; number < events; number++) {
            long due = start + number * 1_000_000_000L / perSecond;
            while (System.nanoTime() - due < 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            producer.send(record(trigger, another(number)));
            producer.flush();
        }
    }

    /** An event whose body is like no other: a repeat would be a duplicate. */
    private ProducerRecord<byte[], byte[]> record(String trigger, int person) {
        String name = "sailor.%06d".formatted(person);
        String body = "{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"id-%s\",\"name\":\"%s\"},\"n\":%d,\"x\":\"%s\"}"
                .formatted(name, name, numbers.getAndIncrement(), "x".repeat(PADDING));
        String id = UUID.randomUUID().toString();
        Event event = new Event(
                id,
                trigger,
                "default",
                Event.key("default", "id-" + name, id),
                Instant.now(),
                Origin.LIVE,
                null,
                false,
                false,
                null,
                body.getBytes(StandardCharsets.UTF_8));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(EVENTS, event.key().getBytes(StandardCharsets.UTF_8), event.body());
        EventCodec.write(event, record.headers());
        return record;
    }

    static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Override
    public void close() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
