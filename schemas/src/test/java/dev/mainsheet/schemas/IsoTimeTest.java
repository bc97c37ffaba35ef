package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-06T12:33:48Z,           2026-03-06T12:33:48.000Z",
        "2026-03-06T12:33:48.2Z,         2026-03-06T12:33:48.200Z",
        "2026-03-06T12:33:48.205999Z,    2026-03-06T12:33:48.205Z",
        "2026-03-06T13:33:48.205+01:00,  2026-03-06T12:33:48.205Z",
    })
    void aTimeIsUtcWithThreeDigitsOfMilliseconds(Instant time, String text) {
        assertThat(IsoTime.format(time)).isEqualTo(text);
    }
}
