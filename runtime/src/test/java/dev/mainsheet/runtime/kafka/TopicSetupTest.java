package dev.mainsheet.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.schemas.TopicSpec;
import dev.mainsheet.schemas.Topics;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.broker.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;

class TopicSetupTest {

    private final String prefix = SharedBroker.freshPrefix();
    private final String broker = SharedBroker.get().bootstrapServers();

    @Test
    void missingTopicsAreCreatedAsTheyMustBeAndFoundRightTheNextTime() throws Exception {
        KafkaSettings kafka = settings(broker);
        List<TopicSpec> specs = kafka.topics().ofProcessor(Set.of("hr"));
        new TopicSetup(kafka, Duration.ofSeconds(10)).ensure(specs);
        new TopicSetup(kafka, Duration.ofSeconds(10)).ensure(specs);
        try (Admin admin = admin()) {
            assertThat(admin.listTopics().names().get())
                    .contains(
                            prefix + "sailpoint.events",
                            prefix + "moveworks.deliveries.hr",
                            prefix + "mainsheet.outcomes");
            ConfigResource events = new ConfigResource(ConfigResource.Type.TOPIC, prefix + "sailpoint.events");
            var config = admin.describeConfigs(List.of(events)).all().get().get(events);
            assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
            assertThat(config.get("max.message.bytes").value()).isEqualTo("4194304");
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
        }
    }

    @Test
    void topicsThatAreOtherwiseRefuseTheStartByName() throws Exception {
        KafkaSettings kafka = settings(broker);
        Topics topics = kafka.topics();
        try (Admin admin = admin()) {
            admin.createTopics(List.of(
                            new NewTopic(topics.events(), Optional.of(3), Optional.of((short) 1))
                                    .configs(Map.of("max.message.bytes", "1048588")),
                            new NewTopic(topics.outcomes(), Optional.of(4), Optional.of((short) 1))
                                    .configs(Map.of(
                                            "message.timestamp.type", "LogAppendTime",
                                            "max.message.bytes", "4194304",
                                            "retention.ms", "1000"))))
                    .all()
                    .get();
        }
        assertThatThrownBy(() -> new TopicSetup(kafka, Duration.ofSeconds(10)).ensure(topics.ofProcessor(Set.of("hr"))))
                .isInstanceOf(StartException.class)
                .hasMessageContaining(topics.events() + " has 3 partitions, not 4")
                .hasMessageContaining(topics.events() + " has message.timestamp.type=CreateTime")
                .hasMessageContaining(topics.events() + " has max.message.bytes=1048588")
                .hasMessageContaining(topics.outcomes() + " has retention.ms=1000");
    }

    @Test
    void longerRetentionThanAskedIsNoReasonToRefuse() throws Exception {
        KafkaSettings kafka = settings(broker);
        List<TopicSpec> specs = kafka.topics().ofProcessor(Set.of());
        new TopicSetup(kafka, Duration.ofSeconds(10)).ensure(specs);
        try (Admin admin = admin()) {
            ConfigResource outcomes =
                    new ConfigResource(ConfigResource.Type.TOPIC, kafka.topics().outcomes());
            admin.incrementalAlterConfigs(Map.of(
                            outcomes,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("retention.ms", "-1"), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
        new TopicSetup(kafka, Duration.ofSeconds(10)).ensure(specs);
    }

    @Test
    void kafkaThatDoesNotAnswerIsNoRefusal() throws Exception {
        KafkaSettings nobody = settings("127.0.0.1:" + Ports.free());
        assertThatThrownBy(() -> new TopicSetup(nobody, Duration.ofMillis(500))
                        .ensure(nobody.topics().ofIngress()))
                .isInstanceOf(TopicSetup.Unreachable.class);
    }

    @Test
    void settingsNoClientTakesAreNamed() throws Exception {
        KafkaSettings wrong = KafkaSettings.of(
                ConfigLoader.load(
                                "test.yml",
                                "mainsheet: {kafka: {properties: {security.protocol: CARRIER_PIGEON}}}",
                                Map.of())
                        .config()
                        .kafka(),
                broker);
        assertThatThrownBy(() -> new TopicSetup(wrong, Duration.ofSeconds(5))
                        .ensure(wrong.topics().ofIngress()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("CARRIER_PIGEON");
    }

    private KafkaSettings settings(String bootstrap) throws Exception {
        String yaml = "mainsheet: {kafka: {topics: {prefix: '" + prefix + "', partitions: 4}}}";
        return KafkaSettings.of(
                ConfigLoader.load("test.yml", yaml, Map.of()).config().kafka(), bootstrap);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker));
    }
}
