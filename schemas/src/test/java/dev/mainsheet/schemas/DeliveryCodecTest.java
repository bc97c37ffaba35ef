package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryCodecTest {

    static Stream<Delivery> deliveries() {
        return Stream.of(
                Records.delivery(DeliveryId.of(Records.EVENT_ID, null, "hr"), null, null),
                Records.delivery(DeliveryId.of(Records.EVENT_ID, null, "hr"), null, null)
                        .answeredAt(Records.CALLBACK),
                Records.delivery(
                        new DeliveryId(Records.EVENT_ID, OptionalInt.of(3), "r-7", "hr"), "audit,all", "00-4b-0f-01"));
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void aDeliveryComesBackAsItWentIn(Delivery delivery) throws UndecodableException {
        assertThat(DeliveryCodec.read(utf8(delivery.key()), delivery.body(), headersOf(delivery)))
                .isEqualTo(delivery);
    }

    @Test
    void thePartsOfItsIdAreHeadersOfTheirOwn() {
        Headers headers = headersOf(
                Records.delivery(new DeliveryId(Records.EVENT_ID, OptionalInt.of(3), "r-7", "hr"), null, null));

        assertThat(HeaderText.get(headers, HeaderNames.EVENT_ID)).isEqualTo(Records.EVENT_ID);
        assertThat(HeaderText.get(headers, HeaderNames.REPLAY_ID)).isEqualTo("r-7");
        assertThat(HeaderText.get(headers, HeaderNames.LISTENER)).isEqualTo("hr");
    }

    @ParameterizedTest
    @ValueSource(strings = {HeaderNames.DELIVERY_ID, HeaderNames.RECEIVED_AT})
    void aDeliveryWithoutAHeaderWeNeedIsRefusedByTheHeadersName(String header) {
        Delivery delivery = Records.delivery(DeliveryId.of(Records.EVENT_ID, null, "hr"), null, null);
        Headers headers = headersOf(delivery);
        headers.remove(header);

        assertThatThrownBy(() -> DeliveryCodec.read(utf8(delivery.key()), delivery.body(), headers))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(header);
    }

    @Test
    void anIdOfAnotherFormIsRefusedAndShown() {
        Delivery delivery = Records.delivery(DeliveryId.of(Records.EVENT_ID, null, "hr"), null, null);
        Headers headers = headersOf(delivery);
        headers.remove(HeaderNames.DELIVERY_ID).add(HeaderNames.DELIVERY_ID, utf8("no-listener"));

        assertThatThrownBy(() -> DeliveryCodec.read(utf8(delivery.key()), delivery.body(), headers))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(HeaderNames.DELIVERY_ID)
                .hasMessageContaining("no-listener");
    }

    @Test
    void aRecordWithoutKeyOrBodyIsRefused() {
        Delivery delivery = Records.delivery(DeliveryId.of(Records.EVENT_ID, null, "hr"), null, null);

        assertThatThrownBy(() -> DeliveryCodec.read(null, delivery.body(), headersOf(delivery)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("key");
        assertThatThrownBy(() -> DeliveryCodec.read(utf8(delivery.key()), null, headersOf(delivery)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("body");
    }

    private static Headers headersOf(Delivery delivery) {
        Headers headers = new RecordHeaders();
        DeliveryCodec.write(delivery, headers);
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
