package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeadLetterCodecTest {

    static Stream<DeadLetter> deadLetters() {
        return Stream.of(
                deadLetter(Reason.REFUSED, Stage.EGRESS, 422), deadLetter(Reason.UNDECODABLE, Stage.PROCESSOR, null));
    }

    @ParameterizedTest
    @MethodSource("deadLetters")
    void aDeadLetterComesBackAsItWentIn(DeadLetter dead) throws UndecodableException {
        assertThat(DeadLetterCodec.read(headersOf(dead))).isEqualTo(dead);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonComesBack(Reason reason) throws UndecodableException {
        assertThat(DeadLetterCodec.read(headersOf(deadLetter(reason, Stage.EGRESS, null)))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    void theOriginalHeadersAreLeftAsTheyWere() throws UndecodableException {
        Delivery delivery = Records.delivery(DeliveryId.of(Records.EVENT_ID, null, "hr"), "audit", null);
        Headers headers = new RecordHeaders();
        DeliveryCodec.write(delivery, headers);

        DeadLetterCodec.write(deadLetter(Reason.REFUSED, Stage.EGRESS, 422), headers);

        byte[] key = delivery.key().getBytes(StandardCharsets.UTF_8);
        assertThat(DeliveryCodec.read(key, delivery.body(), headers)).isEqualTo(delivery);
    }

    @Test
    void aDeadLetterThatLacksAnyHeaderButTheStatusIsRefused() {
        Arrays.stream(headersOf(deadLetter(Reason.REFUSED, Stage.EGRESS, null)).toArray())
                .forEach(header -> {
                    Headers headers = headersOf(deadLetter(Reason.REFUSED, Stage.EGRESS, null));
                    headers.remove(header.key());

                    assertThatThrownBy(() -> DeadLetterCodec.read(headers))
                            .isInstanceOf(UndecodableException.class)
                            .hasMessageContaining(header.key());
                });
    }

    @ParameterizedTest
    @CsvSource({
        HeaderNames.DEAD_REASON + ", whim",
        HeaderNames.DEAD_STAGE + ", nowhere",
        HeaderNames.DEAD_STATUS + ", teapot",
        HeaderNames.DEAD_ATTEMPTS + ", many",
        HeaderNames.DEAD_FIRST_AT + ", noon",
        HeaderNames.DEAD_PARTITION + ", x",
        HeaderNames.DEAD_OFFSET + ", x"
    })
    void aHeaderOfAnotherFormIsRefused(String header, String value) {
        Headers headers = headersOf(deadLetter(Reason.REFUSED, Stage.EGRESS, 422));
        headers.remove(header).add(header, value.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> DeadLetterCodec.read(headers)).isInstanceOf(UndecodableException.class);
    }

    private static DeadLetter deadLetter(Reason reason, Stage stage, Integer status) {
        return new DeadLetter(
                reason, stage, status, 3, Records.RECEIVED, Records.LATER, "moveworks.deliveries.hr", 7, 41L);
    }

    private static Headers headersOf(DeadLetter dead) {
        Headers headers = new RecordHeaders();
        DeadLetterCodec.write(dead, headers);
        return headers;
    }
}
