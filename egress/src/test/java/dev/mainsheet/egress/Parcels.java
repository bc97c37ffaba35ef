package dev.mainsheet.egress;

import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryCodec;
import dev.mainsheet.schemas.DeliveryId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records of deliveries topics, for tests. */
public final class Parcels {

    public static final Instant RECEIVED = Instant.parse("2026-11-24T08:00:00Z");

    private Parcels() {}

    public static Delivery delivery(String eventId, String listener, String key, byte[] body) {
        return new Delivery(
                DeliveryId.of(eventId, null, listener),
                "everything",
                null,
                "idn:identity-attributes-changed",
                "default",
                key,
                RECEIVED,
                null,
                body);
    }

    public static Delivery delivery(String eventId, String listener, String key) {
        return delivery(eventId, listener, key, ("{\"id\":\"" + eventId + "\"}").getBytes(StandardCharsets.UTF_8));
    }

    public static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, byte[] key, byte[] value, Headers headers) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                RECEIVED.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                headers,
                Optional.empty());
    }

    public static ConsumerRecord<byte[], byte[]> record(String topic, int partition, long offset, Delivery delivery) {
        Headers headers = new RecordHeaders();
        DeliveryCodec.write(delivery, headers);
        return record(
                topic, partition, offset, delivery.key().getBytes(StandardCharsets.UTF_8), delivery.body(), headers);
    }
}
