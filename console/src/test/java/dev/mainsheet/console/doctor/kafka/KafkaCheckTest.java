package dev.mainsheet.console.doctor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.console.doctor.Clocks;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.runtime.kafka.TopicSetup;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.broker.SharedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaCheckTest {

    private static final Set<String> LISTENERS = Set.of("hr");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path dir;

    private final String prefix = SharedBroker.freshPrefix();

    @Test
    void missingTopicsAreNamedAndNotCreated() throws Exception {
        List<Finding> findings = run(settings("{partitions: 2, prefix: " + prefix + "}"));
        assertThat(findings).noneMatch(finding -> finding.status() == Level.RED);
        assertThat(detail(findings, "topics"))
                .contains("not there yet", prefix + "sailpoint.events", prefix + "moveworks.deliveries.hr");
        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get()).noneMatch(name -> name.startsWith(prefix));
        }
    }

    @Test
    void topicsAsTheyMustBeAreGreen() throws Exception {
        KafkaSettings kafka = settings("{partitions: 2, prefix: " + prefix + "}");
        create(kafka);
        List<Finding> findings = run(kafka);
        assertThat(findings).noneMatch(finding -> finding.status() == Level.RED);
        assertThat(detail(findings, "kafka")).contains(SharedBroker.bootstrapServers(), "brokers: 1");
        assertThat(detail(findings, "topics")).startsWith("all 8 are as they must be: 2 partitions");
        assertThat(detail(findings, "permissions")).isEqualTo("all that the services do is allowed");
        assertThat(detail(findings, "copies")).contains("only copy");
    }

    @Test
    void eachTopicThatIsNotAsItMustBeIsRedWithWhatToSet() throws Exception {
        KafkaSettings kafka = settings("{partitions: 2, prefix: " + prefix + "}");
        create(kafka);
        set(kafka.topics().events(), "message.timestamp.type", "CreateTime");
        set(kafka.topics().deliveries("hr"), "cleanup.policy", "compact");
        set(kafka.topics().receipts(), "max.message.bytes", "1000");
        set(kafka.topics().actions(), "retention.ms", "1000");
        assertThat(run(kafka))
                .filteredOn(finding -> finding.status() == Level.RED)
                .extracting(Finding::detail)
                .satisfiesExactlyInAnyOrder(
                        wrong -> assertThat(wrong).contains(kafka.topics().events(), "set it to LogAppendTime"),
                        wrong -> assertThat(wrong).contains(kafka.topics().deliveries("hr"), "set it to delete"),
                        wrong -> assertThat(wrong).contains(kafka.topics().receipts(), "set it to 4194304"),
                        wrong -> assertThat(wrong).contains(kafka.topics().actions(), "would lose"));
    }

    @Test
    void anotherCountOfPartitionsIsRed() throws Exception {
        create(settings("{partitions: 2, prefix: " + prefix + "}"));
        assertThat(run(settings("{partitions: 3, prefix: " + prefix + "}")))
                .filteredOn(finding -> finding.status() == Level.RED)
                .hasSize(7)
                .allSatisfy(finding -> assertThat(finding.detail()).contains("has 2 partitions, not 3"));
    }

    @Test
    void moreCopiesThanBrokersAreRed() throws Exception {
        assertThat(run(settings("{partitions: 2, replication-factor: 3, prefix: " + prefix + "}")))
                .filteredOn(finding -> finding.status() == Level.RED)
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail())
                        .contains("mainsheet.kafka.topics.replication-factor: \"3\" is more than the 1 brokers"));
    }

    @Test
    void kafkasClockIsSeenAndNothingIsWrittenForIt() throws Exception {
        Clocks clocks = new Clocks();
        new KafkaCheck(settings("{prefix: " + prefix + "}"), LISTENERS, Level.RED, Clock.systemUTC(), clocks).run();
        assertThat(clocks.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.GREEN);
            assertThat(finding.detail()).contains("Kafka's controller");
        });
        Clocks slow = new Clocks();
        Clock anHourBehind = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
        new KafkaCheck(settings("{prefix: " + prefix + "}"), LISTENERS, Level.RED, anHourBehind, slow).run();
        assertThat(slow.findings()).extracting(Finding::status).containsExactly(Level.RED);
    }

    @Test
    void aKafkaThatIsAwayIsSaidWithItsAddressAtOnce() throws Exception {
        String nobody = "127.0.0.1:" + Ports.free();
        KafkaSettings kafka = KafkaSettings.of(
                ConfigLoader.load(file("{prefix: " + prefix + "}"), Map.of())
                        .config()
                        .kafka(),
                nobody + ",nowhere.invalid:9092");
        assertThat(run(kafka)).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.detail())
                    .isEqualTo(nobody + " takes no connection; the host nowhere.invalid has no address");
        });
    }

    private List<Finding> run(KafkaSettings kafka) throws InterruptedException {
        return new KafkaCheck(kafka, LISTENERS, Level.RED, Clock.systemUTC(), new Clocks()).run();
    }

    private static String detail(List<Finding> findings, String name) {
        return findings.stream()
                .filter(finding -> finding.name().equals(name))
                .findFirst()
                .orElseThrow()
                .detail();
    }

    private static void create(KafkaSettings kafka) throws Exception {
        TopicSetup setup = new TopicSetup(kafka, PATIENCE);
        setup.ensure(kafka.topics().ofIngress());
        setup.ensure(kafka.topics().ofProcessor(LISTENERS));
        setup.ensure(kafka.topics().ofEgress(LISTENERS));
        setup.ensure(kafka.topics().ofConsole());
    }

    private static void set(String topic, String name, String value) throws Exception {
        try (Admin admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()));
    }

    private KafkaSettings settings(String topics) throws Exception {
        return KafkaSettings.of(
                ConfigLoader.load(file(topics), Map.of()).config().kafka(), SharedBroker.bootstrapServers());
    }

    private Path file(String topics) throws Exception {
        return Files.writeString(dir.resolve("mainsheet.yml"), "mainsheet:\n  kafka:\n    topics: " + topics + "\n");
    }
}
