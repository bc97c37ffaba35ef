package dev.mainsheet.processor;

import static dev.mainsheet.processor.LiveProcessor.event;
import static dev.mainsheet.processor.LiveProcessor.ids;
import static dev.mainsheet.processor.topology.SampleRoutes.everything;
import static dev.mainsheet.processor.topology.SampleRoutes.filtered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.Status;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorServiceTest {

    private static final Route RAW = everything("raw", Payload.RAW, "hr");
    private static final Route ENVELOPE = everything("envelope", Payload.ENVELOPE, "hr");

    @TempDir
    Path state;

    @Test
    void everyEventIsDeliveredOnceInTheOrderOfItsSubject() throws StartException {
        try (LiveProcessor processor = new LiveProcessor(state, 3, List.of(ENVELOPE))) {
            processor.startAndRun();
            for (int i = 0; i < 600; i++) {
                processor.send(event("e-" + i, "subject-" + i % 20, "{\"n\":" + i + "}"));
            }

            List<ConsumerRecord<byte[], byte[]>> deliveries = processor.deliveries(600);

            assertThat(deliveries).hasSize(600);
            Map<String, List<Integer>> bySubject = deliveries.stream()
                    .collect(Collectors.groupingBy(
                            delivery -> new String(delivery.key(), StandardCharsets.UTF_8),
                            Collectors.mapping(ProcessorServiceTest::number, Collectors.toList())));
            assertThat(bySubject).hasSize(20);
            assertThat(bySubject.values())
                    .allSatisfy(numbers -> assertThat(numbers).isSorted());
        }
    }

    @Test
    void afterARestartNothingIsLostAndCopiesAreRecognised() throws StartException {
        try (LiveProcessor processor = new LiveProcessor(state, 2, List.of(RAW))) {
            processor.startAndRun();
            processor.send(event("e-1", "a", "{}"));
            processor.deliveries(1);
            processor.stop();
            processor.send(event("e-1", "a", "{}"));
            processor.send(event("e-2", "a", "{}"));
            processor.startAndRun();

            assertThat(ids(processor.deliveries(2))).containsExactly("e-1", "e-2");
        }
    }

    @Test
    void aProcessorThatLostItsDiskLosesNothingElseAndRecognisesCopies() throws StartException, IOException {
        try (LiveProcessor processor = new LiveProcessor(state, 2, List.of(RAW))) {
            processor.startAndRun();
            processor.send(event("e-1", "a", "{}"));
            processor.deliveries(1);
            processor.stop();
            deleteState();
            processor.send(event("e-1", "a", "{}"));
            processor.send(event("e-2", "a", "{}"));
            processor.startAndRun();

            assertThat(ids(processor.deliveries(2))).containsExactly("e-1", "e-2");
        }
    }

    @Test
    void aRestartKeepsTheStoresEvenOfPartitionsThatNeverHadARecord() throws StartException, IOException {
        try (LiveProcessor processor = new LiveProcessor(state, 2, List.of(RAW))) {
            processor.startAndRun();
            processor.send(event("e-1", "a", "{}"));
            processor.deliveries(1);
            Awaitility.await()
                    .atMost(LiveProcessor.PATIENCE)
                    .untilAsserted(
                            () -> assertThat(directories("seen-ids\\.\\d+")).hasSize(2));
            processor.stop();
            for (Path task : directories("0_\\d+")) {
                Files.createFile(task.resolve("mark"));
            }
            processor.startAndRun();

            assertThat(directories("0_\\d+"))
                    .hasSize(2)
                    .allSatisfy(task -> assertThat(task.resolve("mark")).exists());
        }
    }

    @Test
    void whatFailsAtTheStartIsTriedAgain() throws StartException {
        try (LiveProcessor processor = LiveProcessor.withoutTopics(state, List.of(RAW))) {
            processor.start();
            Awaitility.await()
                    .atMost(LiveProcessor.PATIENCE)
                    .untilAsserted(() -> assertThat(processor.detail()).contains("cannot start yet"));
            processor.createTopics();
            processor.send(event("e-1", "a", "{}"));

            assertThat(ids(processor.deliveries(1))).containsExactly("e-1");
            assertThat(processor.status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aLiveEventDoesNotWaitBehindReplays() throws StartException {
        try (LiveProcessor processor = new LiveProcessor(state, 1, List.of(RAW))) {
            for (int i = 0; i < 5_000; i++) {
                processor.replay(event("e-" + i, "subject-" + i, "{}", "r-1"));
            }
            processor.flush();
            processor.send(event("live", "a", "{}"));
            processor.flush();
            processor.start();

            assertThat(ids(processor.deliveries(5_001)).indexOf("live")).isLessThan(2_500);
        }
    }

    @Test
    void changelogsAreSetSoThatARestoreStaysShort() throws Exception {
        try (LiveProcessor processor = new LiveProcessor(state, 1, List.of(RAW))) {
            processor.startAndRun();
            List<ConfigResource> changelogs = Stream.of("seen-ids", "sightings", "latest-received")
                    .map(store -> processor.topics.processorId() + "-" + store + "-changelog")
                    .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic))
                    .toList();
            try (Admin admin = LiveProcessor.admin()) {
                admin.describeConfigs(changelogs).all().get().values().forEach(config -> {
                    assertThat(config.get("segment.bytes").value()).isEqualTo("16777216");
                    assertThat(config.get("cleanup.policy").value()).contains("compact");
                    assertThat(config.get("max.message.bytes").value()).isEqualTo("4194304");
                    assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
                });
            }
        }
    }

    @Test
    void twoProcessorsOnOneDirectoryShareTheWork() throws StartException {
        try (LiveProcessor one = new LiveProcessor(state, 4, List.of(RAW));
                LiveProcessor other = one.another()) {
            one.startAndRun();
            other.startAndRun();
            for (int i = 0; i < 200; i++) {
                one.send(event("e-" + i, "subject-" + i, "{}"));
            }

            List<String> ids = ids(one.deliveries(200));
            assertThat(ids).hasSize(200).hasSameSizeAs(new HashSet<>(ids));
        }
    }

    @Test
    void badRoutesRefuseTheStartAllAtOnceByKey() {
        Route badFilter = filtered("bad", "$.x[", "hr");
        Route unknownListener = everything("lost", Payload.RAW, "nobody");
        try (LiveProcessor processor = new LiveProcessor(state, 1, List.of(badFilter, unknownListener))) {
            assertThatThrownBy(processor::start)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("mainsheet.routes[0].filter: \"$.x[\"")
                    .hasMessageContaining("mainsheet.routes[0].listeners[0]: \"nobody\"");
        }
    }

    private List<Path> directories(String name) throws IOException {
        try (Stream<Path> all = Files.walk(state)) {
            return all.filter(path -> path.getFileName().toString().matches(name))
                    .toList();
        }
    }

    private void deleteState() throws IOException {
        try (Stream<Path> all = Files.walk(state)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(state)) {
                    Files.delete(path);
                }
            }
        }
    }

    private static int number(ConsumerRecord<byte[], byte[]> delivery) {
        String body = new String(delivery.value(), StandardCharsets.UTF_8);
        return Integer.parseInt(body.replaceAll(".*\"n\":(\\d+).*", "$1"));
    }
}
