package dev.mainsheet.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.Reason;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParcelReaderTest {

    private static final String TOPIC = "moveworks.deliveries.hr";

    private final ParcelReader reader = new ParcelReader("hr", 100);

    private static ConsumerRecord<byte[], byte[]> record(Delivery delivery) {
        return Parcels.record(TOPIC, 3, 17, delivery);
    }

    @Test
    void aDeliveryIsReadAndItsRecordKept() {
        Delivery delivery = Parcels.delivery("e1", "hr", "default|ann");
        ConsumerRecord<byte[], byte[]> record = record(delivery);

        assertThat(reader.read(record)).isInstanceOfSatisfying(Parcel.Sendable.class, parcel -> {
            assertThat(parcel.delivery()).isEqualTo(delivery);
            assertThat(parcel.record()).isSameAs(record);
        });
    }

    @Test
    void aBodyOfExactlyTheLimitIsSentAndOneByteMoreIsNot() {
        assertThat(reader.read(record(Parcels.delivery("e1", "hr", "k", new byte[100]))))
                .isInstanceOf(Parcel.Sendable.class);
        assertThat(reader.read(record(Parcels.delivery("e1", "hr", "k", new byte[101]))))
                .isInstanceOfSatisfying(Parcel.Unsendable.class, parcel -> {
                    assertThat(parcel.reason()).isEqualTo(Reason.TOO_LARGE);
                    assertThat(parcel.id().toString()).isEqualTo("e1/hr");
                    assertThat(parcel.read()).isPresent();
                });
    }

    @Test
    void whatIsNoDeliveryIsNamedByItsPlace() {
        ConsumerRecord<byte[], byte[]> foreign =
                Parcels.record(TOPIC, 3, 17, new byte[] {1}, new byte[] {2}, new RecordHeaders());

        assertThat(reader.read(foreign)).isInstanceOfSatisfying(Parcel.Unsendable.class, parcel -> {
            assertThat(parcel.reason()).isEqualTo(Reason.UNDECODABLE);
            assertThat(parcel.id().toString()).isEqualTo("moveworks.deliveries.hr-3-17/hr");
            assertThat(parcel.read()).isEmpty();
        });
    }

    @Test
    void aDeliveryForAnotherListenerIsNeverSentToThisOne() {
        assertThat(reader.read(record(Parcels.delivery("e1", "it", "k"))))
                .isInstanceOfSatisfying(
                        Parcel.Unsendable.class,
                        parcel -> assertThat(parcel.reason()).isEqualTo(Reason.UNDECODABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "2.0", "10.3"})
    void aHigherMajorVersionIsHeldAndNeverADeadLetter(String version) {
        ConsumerRecord<byte[], byte[]> record = record(Parcels.delivery("e1", "hr", "k"));
        record.headers().remove("mainsheet-schema");
        record.headers().add("mainsheet-schema", version.getBytes(StandardCharsets.UTF_8));

        assertThat(reader.read(record)).isEqualTo(new Parcel.Newer(record, version));
    }
}
