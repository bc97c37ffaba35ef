package dev.mainsheet.processor.topology;

import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.ProcessorSettings;
import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.park.ParkLimits;
import dev.mainsheet.processor.park.ParkWatch;
import dev.mainsheet.processor.park.ScriptedLookups;
import dev.mainsheet.processor.people.PeopleSettings;
import dev.mainsheet.processor.people.Reach;
import dev.mainsheet.processor.people.TenantDirectory;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.processor.streams.InputGates;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryCodec;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Topics;
import dev.mainsheet.schemas.UndecodableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology with both ends open, and a clock for append times. */
final class Pipe implements AutoCloseable {

    static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    static final String TRIGGER = "idn:identity-attributes-changed";
    /** Whoever has a name in an event is found by it in IdentityIQ. */
    static final PeopleSettings PEOPLE =
            new PeopleSettings(List.of(), Map.of("default", new TenantDirectory(Realm.IIQ, Reach.IIQ, List.of())));

    static final Map<String, Integer> LISTENERS = Map.of("hr", 1_000_000, "it", 2_000, "security", 1_000_000);

    final Topics topics = new Topics("", 12);
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    final ScriptedLookups lookups = new ScriptedLookups();
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> events;
    private final TestInputTopic<byte[], byte[]> replays;
    private final TestOutputTopic<byte[], byte[]> outcomes;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private Instant now = START;

    Pipe(Path state, List<Route> routes, DedupeRule... dedupe) {
        ProcessorSettings settings = new ProcessorSettings(
                topics,
                routes,
                PEOPLE,
                List.of(dedupe),
                new ParkLimits(1_000, 10_000_000),
                LISTENERS,
                state,
                Map.of(),
                Optional.empty(),
                1);
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.processorId());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        driver = new TopologyTestDriver(ProcessorTopology.of(settings, surroundings(routes)), properties, START);
        events = input(topics.events());
        replays = input(topics.replays());
        outcomes = output(topics.outcomes());
        deadLetters = output(topics.deadLetters());
    }

    private Surroundings surroundings(List<Route> routes) {
        InstantSource clock = InstantSource.fixed(START);
        return new Surroundings(
                lookups,
                new InputGates(List.of(topics.events(), topics.replays()))::of,
                new ParkWatch(registry, routes.stream().map(Route::name).toList(), clock),
                new PipelineMetrics(registry),
                clock,
                System::nanoTime);
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
        return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void later(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** All rounds there may be something to do in. */
    void settle() {
        for (int round = 0; round < 20; round++) {
            later(Duration.ofMillis(10));
        }
    }

    /** The next records have waited so long already: their append times lie in the past. */
    void fromBacklog(Duration time) {
        now = now.minus(time);
    }

    void send(Event event) {
        Headers headers = new RecordHeaders();
        EventCodec.write(event, headers);
        send(event.key().getBytes(StandardCharsets.UTF_8), event.body(), headers);
    }

    void send(byte[] key, byte[] value, Headers headers) {
        events.pipeInput(new TestRecord<>(key, value, headers, now));
    }

    void replay(Event event) {
        Headers headers = new RecordHeaders();
        EventCodec.write(event, headers);
        replays.pipeInput(new TestRecord<>(event.key().getBytes(StandardCharsets.UTF_8), event.body(), headers, now));
    }

    List<Outcome> outcomes() {
        return outcomes.readRecordsToList().stream()
                .map(record -> decoded(() -> JsonCodec.OUTCOME.read(record.value())))
                .toList();
    }

    List<Delivery> deliveries(String listener) {
        return deliveryRecords(listener).stream()
                .map(record -> decoded(() -> DeliveryCodec.read(record.key(), record.value(), record.headers())))
                .toList();
    }

    List<TestRecord<byte[], byte[]>> deliveryRecords(String listener) {
        return output(topics.deliveries(listener)).readRecordsToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    static Event event(String id, String subject, String body) {
        return event(id, subject, body, START, null);
    }

    static Event event(String id, String subject, String body, Instant receivedAt, String replayId) {
        return new Event(
                id,
                TRIGGER,
                "default",
                Event.key("default", subject, id),
                receivedAt,
                replayId == null ? Origin.LIVE : Origin.REPLAY,
                replayId,
                false,
                false,
                "00-trace-01",
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private interface Decoding<T> {
        T run() throws UndecodableException;
    }

    private static <T> T decoded(Decoding<T> decoding) {
        try {
            return decoding.run();
        } catch (UndecodableException undecodable) {
            throw new AssertionError(undecodable);
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
