package dev.mainsheet.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.testkit.broker.SharedBroker;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TrimmerTest {

    private static final Duration KEPT = Duration.ofDays(14);

    private final String prefix = SharedBroker.freshPrefix();

    @Test
    void whatIsFinishedGoesWhenItIsOldAndWhatIsNotFinishedStaysHoweverOldItIs() throws Exception {
        KafkaSettings kafka = KafkaSettings.of(
                ConfigLoader.load(
                                "test.yml",
                                "mainsheet: {kafka: {topics: {prefix: '" + prefix + "', partitions: 1}}}",
                                Map.of())
                        .config()
                        .kafka(),
                SharedBroker.bootstrapServers());
        new TopicSetup(kafka, Duration.ofSeconds(10)).ensure(kafka.topics().ofIngress());
        String topic = kafka.topics().events();
        TopicPartition partition = new TopicPartition(topic, 0);
        String group = kafka.topics().processorId();
        try (Admin admin = Admin.create(kafka.clientProperties("test"));
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        kafka.clientProperties("test"), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < 10; i++) {
                producer.send(new ProducerRecord<>(topic, new byte[] {1})).get();
            }
            trimmer(kafka, Clock.offset(Clock.systemUTC(), KEPT.multipliedBy(2)))
                    .trim();
            assertThat(logStart(admin, partition)).isZero();

            admin.alterConsumerGroupOffsets(group, Map.of(partition, new OffsetAndMetadata(6)))
                    .all()
                    .get();
            trimmer(kafka, Clock.systemUTC()).trim();
            assertThat(logStart(admin, partition)).isZero();
            trimmer(kafka, Clock.offset(Clock.systemUTC(), KEPT.multipliedBy(2)))
                    .trim();
            assertThat(logStart(admin, partition)).isEqualTo(6);
        }
    }

    private static Trimmer trimmer(KafkaSettings kafka, Clock clock) {
        return new Trimmer(
                kafka, kafka.topics().processorId(), Map.of(kafka.topics().events(), KEPT), clock);
    }

    private static long logStart(Admin admin, TopicPartition partition) throws Exception {
        return admin.listOffsets(Map.of(partition, OffsetSpec.earliest()))
                .partitionResult(partition)
                .get()
                .offset();
    }
}
