package dev.mainsheet.standalone;

import static org.awaitility.Awaitility.await;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.broker.BrokerProcess;
import dev.mainsheet.testkit.iiq.IdentityIqOptions;
import dev.mainsheet.testkit.iiq.IdentityIqStandIn;
import dev.mainsheet.testkit.iiq.IiqPerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka and processors, each a process of its own, and a stand-in for IdentityIQ. Events are put on their topic as an
 * ingress would; what comes of them is read from the deliveries topics.
 *
 * <p>Trigger {@link #ENRICHED} is delivered to {@code default} and {@code second} by a route each that looks its subject up;
 * {@link #PLAIN} to {@code plain} by a route that looks nobody up.
 */
final class ProcessorsApart implements AutoCloseable {

    static final String ENRICHED = "idn:identity-attributes-changed";
    static final String PLAIN = "idn:account-correlated";
    static final String CLIENT = "mainsheet";
    static final String SECRET = "the secret of the client";
    static final int PARTITIONS = 4;

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final String GROUP = "mainsheet-processor";
    private static final String EVENTS = "sailpoint.events";

    final IdentityIqStandIn identityIq = new IdentityIqStandIn(IdentityIqOptions.withClient(CLIENT, SECRET));
    final Path secretFile;
    private final BrokerProcess kafka;
    private final Path directory;
    private final Path file;
    private final List<IiqPerson> crowd;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private KafkaProducer<byte[], byte[]> producer;
    private int started;

    private ProcessorsApart(Path directory, int people, int parkMaxEntries) throws Exception {
        this.directory = directory;
        this.kafka = new BrokerProcess(directory.resolve("broker"), Ports.free(), directory.resolve("broker.txt"));
        this.secretFile = Files.writeString(directory.resolve("secret"), SECRET);
        this.crowd = identityIq.crowd(people);
        identityIq.start();
        running.push(identityIq);
        this.file = Files.writeString(directory.resolve("mainsheet.yml"), yaml(parkMaxEntries));
    }

    /** Kafka and IdentityIQ, and no processor yet. */
    static ProcessorsApart in(Path directory, int people, int parkMaxEntries) throws Exception {
        ProcessorsApart apart = new ProcessorsApart(directory, people, parkMaxEntries);
        apart.running.push(apart.kafka);
        apart.kafka.start();
        apart.kafka.awaitReady(START_WITHIN);
        return apart;
    }

    private String yaml(int parkMaxEntries) {
        return """
                mainsheet:
                  data-dir: %s
                  kafka: {bootstrap-servers: "%s", topics: {partitions: %d}}
                  tenants:
                    default:
                      iiq: {url: "%s", client-id: %s, client-secret: "${file:%s}"}
                      correlation: [{triggers: ['*'], path: "$.identity.name", attribute: userName}]
                  processor: {park: {max-entries: %d}}
                  moveworks:
                    listeners:
                      default: {url: "http://127.0.0.1:9/webhooks/v1/listeners/a/notify", token: unused}
                      second: {url: "http://127.0.0.1:9/webhooks/v1/listeners/b/notify", token: unused}
                      plain: {url: "http://127.0.0.1:9/webhooks/v1/listeners/c/notify", token: unused}
                  routes:
                    - {name: first, triggers: ["%s"], people: [subject], listeners: [default]}
                    - {name: second, triggers: ["%s"], people: [subject], listeners: [second]}
                    - {name: plain, triggers: ["%s"], listeners: [plain]}
                """.formatted(
                        directory.resolve("data"),
                        kafka.bootstrapServers(),
                        PARTITIONS,
                        identityIq.baseUrl(),
                        CLIENT,
                        secretFile,
                        parkMaxEntries,
                        ENRICHED,
                        ENRICHED,
                        PLAIN);
    }

    /** One of several, each with a management port of its own. */
    final class Instance {
        final MainsheetProcess process;
        final ManagementPort management;

        private Instance() throws IOException {
            int port = Ports.free();
            this.management = new ManagementPort(port);
            this.process = MainsheetProcess.start(
                    directory.resolve("processor-" + started++ + ".txt"),
                    Map.of(
                            "MAINSHEET_MANAGEMENT_BIND",
                            "127.0.0.1",
                            "MAINSHEET_MANAGEMENT_PROCESSOR_PORT",
                            Integer.toString(port)),
                    "processor",
                    "--config",
                    file.toString());
            running.push(process);
        }

        double parked() throws IOException {
            return management.metric("mainsheet_processor_park_waiting");
        }
    }

    /** Starts one more, and returns when it runs. */
    Instance startProcessor() throws Exception {
        Instance instance = new Instance();
        await("the processor is ready").atMost(START_WITHIN).until(() -> instance.management.ready());
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all", "linger.ms", 0),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            running.push(producer);
        }
        return instance;
    }

    /** Where processors keep their stores. */
    Path stateDirectory() {
        return directory.resolve("data").resolve("processor");
    }

    IiqPerson person(int number) {
        return crowd.get(number % crowd.size());
    }

    /** Puts an event about a person on its topic; its number stands in its body. */
    void post(String trigger, int person, int number) throws InterruptedException {
        post(trigger, person, number, null);
    }

    /** The same on a partition of choice. */
    void post(String trigger, int person, int number, Integer partition) throws InterruptedException {
        String body = "{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"%s\"},\"n\":%d}"
                .formatted(person(person).id(), person(person).userName(), number);
        String id = UUID.randomUUID().toString();
        Event event = new Event(
                id,
                trigger,
                "default",
                Event.key("default", person(person).id(), id),
                Instant.now(),
                Origin.LIVE,
                null,
                false,
                false,
                null,
                body.getBytes(StandardCharsets.UTF_8));
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(EVENTS, partition, event.key().getBytes(StandardCharsets.UTF_8), event.body());
        EventCodec.write(event, record.headers());
        try {
            producer.send(record).get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new AssertionError(refused);
        }
    }

    /** What lies on a listener's topic, committed. */
    List<ConsumerRecord<byte[], byte[]>> deliveries(String listener) {
        return new TopicReader(kafka.bootstrapServers()).records("moveworks.deliveries." + listener);
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return new TopicReader(kafka.bootstrapServers()).records("mainsheet.deadletters");
    }

    /** Whether every event on the topic is behind the processors' commits: whatever is not delivered is parked. */
    boolean inputIsCommitted() throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                latest.put(new TopicPartition(EVENTS, partition), OffsetSpec.latest());
            }
            var ends = admin.listOffsets(latest).all().get(10, TimeUnit.SECONDS);
            var committed = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get(10, TimeUnit.SECONDS);
            return latest.keySet().stream()
                    .allMatch(partition -> ends.get(partition).offset()
                            == (committed.get(partition) == null
                                    ? 0
                                    : committed.get(partition).offset()));
        } catch (ExecutionException notYet) {
            if (notYet.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw notYet;
        }
    }

    /** What every processor said so far. */
    String output() throws IOException {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < started; i++) {
            all.append(Files.readString(directory.resolve("processor-" + i + ".txt")));
        }
        return all.toString();
    }

    @Override
    public void close() throws Exception {
        List<Exception> failures = new ArrayList<>();
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (RuntimeException | IOException failure) {
                failures.add(failure);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
