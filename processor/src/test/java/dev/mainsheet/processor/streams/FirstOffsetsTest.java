package dev.mainsheet.processor.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.testkit.broker.SharedBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstOffsetsTest {

    private final String group = SharedBroker.freshPrefix() + "group";
    private final String topic = group + "-input";
    private final Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()));
    private final FirstOffsets firstOffsets = new FirstOffsets(admin, Duration.ofSeconds(20));

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void aNewGroupStartsAtTheBeginning() throws Exception {
        create(topic, 2);

        firstOffsets.ensure(group, List.of(topic));

        assertThat(committed())
                .containsOnly(
                        Map.entry(new TopicPartition(topic, 0), new OffsetAndMetadata(0)),
                        Map.entry(new TopicPartition(topic, 1), new OffsetAndMetadata(0)));
    }

    @Test
    void whatIsCommittedStays() throws Exception {
        create(topic, 2);
        TopicPartition first = new TopicPartition(topic, 0);
        admin.alterConsumerGroupOffsets(group, Map.of(first, new OffsetAndMetadata(7)))
                .all()
                .get();

        firstOffsets.ensure(group, List.of(topic));

        assertThat(committed()).containsEntry(first, new OffsetAndMetadata(7)).hasSize(2);
    }

    @Test
    void aGroupThatHasStateAndNoOffsetsHasLostThemAndIsLeftAsItIs() throws Exception {
        create(topic, 2);
        create(group + "-seen-ids-changelog", 2);

        firstOffsets.ensure(group, List.of(topic));

        assertThat(committed()).isEmpty();
    }

    private void create(String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get();
        TopicPartition last = new TopicPartition(name, partitions - 1);
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> admin.listOffsets(Map.of(last, OffsetSpec.latest()))
                                .all()
                                .get()
                        != null);
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() throws Exception {
        return admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
    }
}
