package dev.mainsheet.console.doctor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.console.doctor.Clocks;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.runtime.kafka.TopicSetup;
import dev.mainsheet.testkit.broker.BrokerOptions;
import dev.mainsheet.testkit.broker.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPermissionsTest {

    private static final Set<String> LISTENERS = Set.of("hr");

    @TempDir
    private Path dir;

    @Test
    void whatOurUserMayNotDoIsRedByOperationTopicAndService() throws Exception {
        BrokerOptions options = BrokerOptions.in(dir.resolve("broker"))
                .setting("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                // Open, but for what has a rule of its own.
                .setting("allow.everyone.if.no.acl.found", "true");
        try (EmbeddedBroker broker = new EmbeddedBroker(options)) {
            broker.start();
            KafkaSettings kafka = settings(broker.bootstrapServers());
            create(kafka);
            closeBut(broker, ResourceType.TOPIC, kafka.topics().events(), "User:ANONYMOUS", AclOperation.READ);
            closeBut(broker, ResourceType.TOPIC, kafka.topics().receipts(), "User:somebody-else", AclOperation.ALL);
            closeBut(broker, ResourceType.GROUP, kafka.topics().egressGroup(), "User:somebody-else", AclOperation.ALL);
            closeBut(
                    broker,
                    ResourceType.TRANSACTIONAL_ID,
                    kafka.topics().processorId(),
                    "User:somebody-else",
                    AclOperation.ALL);

            List<Finding> findings = new KafkaCheck(kafka, LISTENERS, Level.RED, Clock.systemUTC(), new Clocks()).run();

            assertThat(findings)
                    .filteredOn(finding -> finding.name().equals("permissions"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.status()).isEqualTo(Level.RED);
                        assertThat(finding.detail())
                                .contains("WRITE on sailpoint.events (ingress)")
                                .contains("DELETE on sailpoint.events (processor)")
                                .doesNotContain("READ on sailpoint.events")
                                .contains("DESCRIBE on moveworks.receipts")
                                .contains("READ on group mainsheet-egress")
                                .contains("WRITE on transactional ids that begin with mainsheet-processor")
                                .doesNotContain("mainsheet.outcomes");
                    });
        }
    }

    /** A thing with a rule is closed to everybody whom no rule lets in. */
    private static void closeBut(
            EmbeddedBroker broker, ResourceType type, String prefix, String user, AclOperation operation)
            throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(type, prefix, PatternType.PREFIXED),
                            new AccessControlEntry(user, "*", operation, AclPermissionType.ALLOW))))
                    .all()
                    .get();
        }
    }

    private static void create(KafkaSettings kafka) throws Exception {
        TopicSetup setup = new TopicSetup(kafka, Duration.ofSeconds(10));
        setup.ensure(kafka.topics().ofIngress());
        setup.ensure(kafka.topics().ofProcessor(LISTENERS));
        setup.ensure(kafka.topics().ofEgress(LISTENERS));
        setup.ensure(kafka.topics().ofConsole());
    }

    private KafkaSettings settings(String bootstrapServers) throws Exception {
        Path file =
                Files.writeString(dir.resolve("mainsheet.yml"), "mainsheet:\n  kafka:\n    topics: {partitions: 2}\n");
        return KafkaSettings.of(ConfigLoader.load(file, Map.of()).config().kafka(), bootstrapServers);
    }
}
