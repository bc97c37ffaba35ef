package dev.mainsheet.egress;

import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryId;
import dev.mainsheet.schemas.Reason;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a deliveries topic, read as far as it can be. */
public sealed interface Parcel {

    /** The record as polled: key, body and headers unchanged. */
    ConsumerRecord<byte[], byte[]> record();

    /** A parcel that will end in a receipt. */
    sealed interface Deliverable extends Parcel {

        /** The delivery's id, or one made of topic, partition and offset where the record has none. */
        DeliveryId id();

        /** The delivery, where it could be read. */
        Optional<Delivery> read();
    }

    /** To be sent. */
    record Sendable(ConsumerRecord<byte[], byte[]> record, Delivery delivery) implements Deliverable {

        @Override
        public DeliveryId id() {
            return delivery.id();
        }

        @Override
        public Optional<Delivery> read() {
            return Optional.of(delivery);
        }
    }

    /** Never to be sent: goes to the dead letters when its turn comes. */
    record Unsendable(ConsumerRecord<byte[], byte[]> record, DeliveryId id, Optional<Delivery> read, Reason reason)
            implements Deliverable {}

    /** Written by a later major version: nothing of its partition may pass it until this build is replaced. */
    record Newer(ConsumerRecord<byte[], byte[]> record, String version) implements Parcel {}
}
