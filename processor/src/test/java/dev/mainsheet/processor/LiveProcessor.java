package dev.mainsheet.processor;

import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.park.ParkLimits;
import dev.mainsheet.processor.people.PeopleSettings;
import dev.mainsheet.processor.people.Reach;
import dev.mainsheet.processor.people.TenantDirectory;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.Health;
import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.HeaderNames;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.TopicSpec;
import dev.mainsheet.schemas.Topics;
import dev.mainsheet.schemas.TriggerGlob;
import dev.mainsheet.schemas.UndecodableException;
import dev.mainsheet.testkit.broker.SharedBroker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A processor on the real broker, with topics of its own, and what goes in and comes out of it. */
final class LiveProcessor implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Lets everything through, for tests that send the same content often. */
    static final DedupeRule NO_DEDUPE = new DedupeRule(
            "mainsheet.dedupe[0]", List.of(new TriggerGlob("*")), DedupeRule.By.NONE, List.of(), Duration.ofMinutes(1));

    static final ParkLimits MUCH = new ParkLimits(100_000, 268_435_456);

    /** Whoever has a name in an event is found by it in IdentityIQ. */
    private static final PeopleSettings PEOPLE =
            new PeopleSettings(List.of(), Map.of("default", new TenantDirectory(Realm.IIQ, Reach.IIQ, List.of())));

    private static final Map<String, Object> BROKER = Map.of("bootstrap.servers", SharedBroker.bootstrapServers());

    final Topics topics;
    private final ProcessorSettings settings;
    private final Lookups lookups;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Health health = new Health();
    private MeterRegistry registry = new SimpleMeterRegistry();
    private ProcessorService service;

    private LiveProcessor(ProcessorSettings settings, Lookups lookups) {
        this.settings = settings;
        this.lookups = lookups;
        this.topics = settings.topics();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers(), "max.request.size", 4_194_304),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Not started; its topics are there. */
    LiveProcessor(Path state, int partitions, List<Route> routes) {
        this(settings(state, partitions, routes, MUCH), new NoLookups());
        createTopics();
    }

    /** One that finds people by {@code lookups}, and may park so much; its topics are there. */
    static LiveProcessor with(Path state, int partitions, List<Route> routes, Lookups lookups, ParkLimits limits) {
        LiveProcessor processor = new LiveProcessor(settings(state, partitions, routes, limits), lookups);
        processor.createTopics();
        return processor;
    }

    /** Not started, and nobody has made its topics. */
    static LiveProcessor withoutTopics(Path state, List<Route> routes) {
        return new LiveProcessor(settings(state, 1, routes, MUCH), new NoLookups());
    }

    private static ProcessorSettings settings(Path state, int partitions, List<Route> routes, ParkLimits limits) {
        return new ProcessorSettings(
                new Topics(SharedBroker.freshPrefix(), partitions),
                routes,
                PEOPLE,
                List.of(NO_DEDUPE),
                limits,
                Map.of("hr", 1_000_000, "it", 1_000_000),
                state,
                BROKER,
                Optional.of((short) 1),
                2);
    }

    void createTopics() {
        try (Admin admin = admin()) {
            List<NewTopic> all = topics.ofProcessor(settings.maxBodyBytes().keySet()).stream()
                    .map(LiveProcessor::topic)
                    .toList();
            admin.createTopics(all).all().get();
            // Until a partition's leader is in office it may refuse a producer's first batch and take its second.
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> admin.listOffsets(ends(all)).all().get() != null);
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError(failed);
        }
    }

    /** A second instance of the same, as on another machine with the same volume. */
    LiveProcessor another() {
        return new LiveProcessor(settings, lookups);
    }

    private static Map<TopicPartition, OffsetSpec> ends(List<NewTopic> topics) {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                all.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        return all;
    }

    private static NewTopic topic(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), (short) 1).configs(spec.settings());
    }

    static Admin admin() {
        return Admin.create(BROKER);
    }

    /** Starts, and does not wait. */
    void start() throws StartException {
        registry = new SimpleMeterRegistry();
        service = new ProcessorService(settings, lookups, registry, health);
        service.start();
    }

    void startAndRun() throws StartException {
        start();
        Awaitility.await().atMost(PATIENCE).until(() -> health.report().status() == Status.UP);
    }

    void stop() {
        if (service != null) {
            service.stop(Duration.ofSeconds(20));
        }
    }

    /** How many deliveries wait for people. */
    int waiting() {
        return (int) registry.get("mainsheet.processor.park.waiting").gauge().value();
    }

    MeterRegistry registry() {
        return registry;
    }

    Status status() {
        return health.report().status();
    }

    String detail() {
        return detail("processor");
    }

    String detail(String check) {
        return health.report().checks().stream()
                .filter(named -> named.name().equals(check))
                .findFirst()
                .orElseThrow()
                .result()
                .detail();
    }

    void send(Event event) {
        send(event, new RecordHeaders());
    }

    void send(Event event, Headers more) {
        send(topics.events(), event, more);
    }

    void replay(Event event) {
        send(topics.replays(), event, new RecordHeaders());
    }

    private void send(String topic, Event event, Headers more) {
        Headers headers = new RecordHeaders();
        EventCodec.write(event, headers);
        more.forEach(headers::add);
        producer.send(
                new ProducerRecord<>(topic, null, event.key().getBytes(StandardCharsets.UTF_8), event.body(), headers));
    }

    /** What is committed on the deliveries topic of {@code hr}, as soon as there are {@code count}. */
    List<ConsumerRecord<byte[], byte[]>> deliveries(int count) {
        return await(topics.deliveries("hr"), count);
    }

    List<Outcome> outcomes(int count) {
        return await(topics.outcomes(), count).stream()
                .map(LiveProcessor::outcome)
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> await(String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> {
            found.clear();
            found.addAll(committed(topic));
            return found.size() >= count;
        });
        return found;
    }

    private List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers(), "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
            return all;
        }
    }

    private static Outcome outcome(ConsumerRecord<byte[], byte[]> record) {
        try {
            return JsonCodec.OUTCOME.read(record.value());
        } catch (UndecodableException undecodable) {
            throw new AssertionError(undecodable);
        }
    }

    static List<String> ids(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> new String(
                        record.headers().lastHeader(HeaderNames.EVENT_ID).value(), StandardCharsets.UTF_8))
                .toList();
    }

    static Event event(String id, String subject, String body) {
        return event(id, subject, body, null);
    }

    static Event event(String id, String subject, String body, String replayId) {
        return new Event(
                id,
                "idn:identity-created",
                "default",
                Event.key("default", subject, id),
                Instant.now(),
                replayId == null ? Origin.LIVE : Origin.REPLAY,
                replayId,
                false,
                false,
                null,
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** As a processor writes what it keeps. */
    void toChangelog(String store, int partition, byte[] key, byte[] value) {
        producer.send(new ProducerRecord<>(topics.processorId() + "-" + store + "-changelog", partition, key, value));
        producer.flush();
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        stop();
        producer.close();
    }
}
