package dev.mainsheet.console.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

class ClocksTest {

    private static final Instant BEFORE = Instant.parse("2026-03-01T12:00:00.900Z");
    private static final Instant AFTER = BEFORE.plusMillis(400);

    private final Clocks clocks = new Clocks();

    @Test
    void overHalfAMinuteIsYellowAndOverFiveMinutesIsRedAheadOrBehind() {
        clocks.saw("a", BEFORE, BEFORE, AFTER);
        clocks.saw("b", AFTER.plusSeconds(31), BEFORE, AFTER);
        clocks.saw("c", BEFORE.minusSeconds(33), BEFORE, AFTER);
        clocks.saw("d", AFTER.plus(Duration.ofMinutes(6)), BEFORE, AFTER);
        clocks.saw("e", BEFORE.minus(Duration.ofMinutes(6)), BEFORE, AFTER);
        assertThat(clocks.findings())
                .extracting(Finding::status, finding -> finding.detail().split(":")[0])
                .containsExactly(
                        tuple(Level.GREEN, "within 30 s of what a showed"),
                        tuple(Level.YELLOW, "b is 31 s ahead of this machine"),
                        tuple(Level.YELLOW, "c is 32 s behind this machine"),
                        tuple(Level.RED, "d is 360 s ahead of this machine"),
                        tuple(Level.RED, "e is 359 s behind this machine"));
    }

    @Test
    void aSlowAnswerIsNotTakenForAClockThatIsWrong() {
        clocks.saw("slow", BEFORE.plusSeconds(40), BEFORE, BEFORE.plusSeconds(80));
        assertThat(clocks.findings()).extracting(Finding::status).containsExactly(Level.GREEN);
    }

    @Test
    void aDateHeaderIsReadAndWhatIsNoDateIsNotSeen() {
        clocks.saw("none", "yesterday", BEFORE, AFTER);
        assertThat(clocks.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.YELLOW);
            assertThat(finding.detail()).startsWith("not checked");
        });
        String hourAhead = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                AFTER.plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        clocks.saw("header", hourAhead, BEFORE, AFTER);
        assertThat(clocks.findings()).extracting(Finding::status).containsExactly(Level.RED);
    }
}
