package dev.mainsheet.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

    @Test
    void secondsAreRead() {
        assertThat(RetryAfter.parse(" 120 ", NOW)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.parse("0", NOW)).contains(Duration.ZERO);
    }

    @Test
    void aDateIsReadAgainstTheClock() {
        assertThat(RetryAfter.parse("Tue, 24 Nov 2026 08:00:45 GMT", NOW)).contains(Duration.ofSeconds(45));
    }

    @Test
    void aDateThatHasPassedIsNoWait() {
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 08:00:45 GMT", NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"-1", "1.5", "soon", "99999999999", "2026-11-24T08:00:45Z"})
    void anythingElseAsksForNothing(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
