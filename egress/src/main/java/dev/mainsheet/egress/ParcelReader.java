package dev.mainsheet.egress;

import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryCodec;
import dev.mainsheet.schemas.DeliveryId;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.SchemaVersion;
import dev.mainsheet.schemas.UndecodableException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the records of one listener's deliveries topic. */
public final class ParcelReader {

    private static final Logger log = LoggerFactory.getLogger(ParcelReader.class);

    private final String listener;
    private final int maxBodyBytes;

    /**
     * @param listener the listener the topic is of
     * @param maxBodyBytes the most that may be sent to it
     */
    public ParcelReader(String listener, int maxBodyBytes) {
        this.listener = listener;
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Reads one; what is wrong with a record is part of the answer. */
    public Parcel read(ConsumerRecord<byte[], byte[]> record) {
        String version = EventCodec.schemaVersion(record.headers());
        if (!SchemaVersion.readable(version)) {
            return new Parcel.Newer(record, version);
        }
        try {
            Delivery delivery = DeliveryCodec.read(record.key(), record.value(), record.headers());
            if (!delivery.id().listener().equals(listener)) {
                return undecodable(
                        record, "it is a delivery for listener " + delivery.id().listener());
            }
            // The processor has measured already; a limit lowered since, or another writer, must not lose a body in a
            // listener that takes what is too large and never reads it.
            if (delivery.body().length > maxBodyBytes) {
                return new Parcel.Unsendable(record, delivery.id(), Optional.of(delivery), Reason.TOO_LARGE);
            }
            return new Parcel.Sendable(record, delivery);
        } catch (UndecodableException none) {
            return undecodable(record, none.getMessage());
        }
    }

    private Parcel undecodable(ConsumerRecord<byte[], byte[]> record, String why) {
        String place = record.topic() + "-" + record.partition() + "-" + record.offset();
        log.warn("{} is no delivery to listener {} and goes to the dead letters: {}", place, listener, why);
        return new Parcel.Unsendable(
                record, DeliveryId.of(place, null, listener), Optional.empty(), Reason.UNDECODABLE);
    }
}
