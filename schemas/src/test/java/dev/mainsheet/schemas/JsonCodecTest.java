package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

    @Test
    void anOutcomeComesBackAsItWentIn() throws UndecodableException {
        assertThat(JsonCodec.OUTCOME.read(JsonCodec.OUTCOME.write(Records.DEAD_OUTCOME)))
                .isEqualTo(Records.DEAD_OUTCOME);
    }

    @Test
    void aReceiptComesBackAsItWentInButForAnEmptyList() throws UndecodableException {
        assertThat(JsonCodec.RECEIPT.read(JsonCodec.RECEIPT.write(Records.REFUSED)))
                .usingRecursiveComparison()
                .ignoringFields("alsoMatched")
                .isEqualTo(Records.REFUSED);
    }

    @Test
    void whatIsAbsentIsLeftOut() {
        assertThat(text(JsonCodec.OUTCOME.write(Records.FILTERED)))
                .doesNotContain("null", "deliveryId", "replayId", "duplicateOf", "alsoMatched");
    }

    @Test
    void timesHaveTheOneForm() {
        assertThat(text(JsonCodec.OUTCOME.write(Records.FILTERED))).contains("\"at\":\"2026-03-06T12:33:49.010Z\"");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "\"filtered\"",
                "{\"outcome\":\"perhaps\"}",
                "{\"reason\":\"whim\"}",
                "{\"at\":\"noon\"}"
            })
    void whatIsNoOutcomeIsRefusedWithoutShowingIt(String value) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonCodec.OUTCOME.read(bytes))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("not readable as Outcome: ")
                .hasMessageNotContainingAny("perhaps", "whim", "noon");
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
