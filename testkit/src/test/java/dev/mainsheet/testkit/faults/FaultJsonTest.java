package dev.mainsheet.testkit.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultJsonTest {

    @Test
    void everyFieldIsRead() {
        assertThat(FaultJson.read("{\"match\":{\"path\":\"/p\",\"id\":\"e1\"},\"count\":3,\"status\":429,"
                        + "\"delayMs\":50,\"retryAfter\":2,\"drop\":true}"))
                .isEqualTo(new Fault(
                        new Fault.Match(Optional.of("/p"), Optional.of("e1")),
                        3,
                        Fault.Effect.NONE
                                .status(429)
                                .delay(Duration.ofMillis(50))
                                .retryAfter("2")
                                .drop()));
    }

    @Test
    void aBodyAndAnEndThatNeverComesAreRead() {
        assertThat(FaultJson.read("{\"body\":\"cut-json\"}").effect())
                .isEqualTo(Fault.Effect.NONE.body(FaultyBody.CUT_JSON));
        assertThat(FaultJson.read("{\"hang\":true}").effect()).isEqualTo(Fault.Effect.NONE.hang());
    }

    @Test
    void whatIsLeftOutOrNullMeansAnyRequestOnce() {
        assertThat(FaultJson.read("{\"status\":500,\"match\":null,\"delayMs\":null}"))
                .isEqualTo(Fault.status(500, 1));
    }

    @Test
    void retryAfterMayBeADate() {
        assertThat(FaultJson.read("{\"status\":503,\"retryAfter\":\"Wed, 25 Nov 2026 10:00:00 GMT\"}")
                        .effect()
                        .retryAfter())
                .contains("Wed, 25 Nov 2026 10:00:00 GMT");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1]                                | the fault is not a JSON object",
                "{\"status\":500                    | not JSON",
                "{}                                 | the fault does nothing",
                "{\"count\":3}                      | the fault does nothing",
                "{\"status\":99}                    | status: 99 is not a whole number from 200 to 599",
                "{\"status\":\"500\"}               | status: \"500\" is not a whole number",
                "{\"status\":500,\"count\":0}       | count: 0 is not a whole number from 1",
                "{\"delayMs\":-1}                   | delayMs: -1 is not a whole number from 0",
                "{\"delayMs\":1.5}                  | delayMs: 1.5 is not a whole number",
                "{\"drop\":\"yes\"}                 | drop: \"yes\" is not true or false",
                "{\"body\":\"xml\"}               | body: \"xml\" is none of html, cut-json, other-json, huge",
                "{\"hang\":true,\"drop\":true}    | drop and hang exclude each other",
                "{\"retryAfter\":\"a\\nb\"}         | retryAfter: \"a\\nb\" is not a text of one line",
                "{\"stauts\":500}                   | the fault has no field \"stauts\", only body, count, delayMs",
                "{\"status\":500,\"match\":[]}      | match is not a JSON object",
                "{\"status\":500,\"match\":{\"x\":1}} | match has no field \"x\", only id, path",
            })
    void aMalformedFaultIsRefusedWithTheFieldAndWhatItMustBe(String json, String message) {
        assertThatThrownBy(() -> FaultJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
