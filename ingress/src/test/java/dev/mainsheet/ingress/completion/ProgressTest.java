package dev.mainsheet.ingress.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.retry.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final RetrySchedule SCHEDULE =
            new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1));

    private final Progress progress = new Progress(NOW.plusSeconds(3_600), SCHEDULE, new Random(7));

    @ParameterizedTest
    @CsvSource({
        "200, COMPLETED",
        "204, COMPLETED",
        "400, REFUSED",
        "404, REFUSED",
        "409, REFUSED",
        "410, REFUSED",
        "401, FORBIDDEN",
        "403, FORBIDDEN"
    })
    void anAnswerThatSettlesItIsTheEnd(int status, Standing standing) {
        assertThat(progress.after(answered(status), NOW)).isEqualTo(new Progress.Next.End(standing));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 408, 429, 500, 502, 503, 504})
    void anAnswerThatSettlesNothingIsTriedAgain(int status) {
        assertThat(progress.after(answered(status), NOW)).isInstanceOf(Progress.Next.Again.class);
    }

    @Test
    void noAnswerIsTriedAgainEverLaterUpToTheCap() {
        for (int failures = 1; failures <= 20; failures++) {
            Duration in = ((Progress.Next.Again) progress.after(new Sent.Unanswered("x"), NOW)).in();
            assertThat(in).isBetween(Duration.ZERO, SCHEDULE.ceiling(failures));
            assertThat(progress.failures()).isEqualTo(failures);
        }
    }

    @Test
    void retryAfterIsObeyed() {
        Sent busy = new Sent.Answered(429, Optional.of(Duration.ofSeconds(90)));
        assertThat(((Progress.Next.Again) progress.after(busy, NOW)).in()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void whatCouldOnlyBeTriedAfterTheDeadlineIsGivenUp() {
        Sent busy = new Sent.Answered(503, Optional.of(Duration.ofSeconds(90)));
        assertThat(progress.after(busy, NOW.plusSeconds(3_600 - 89)))
                .isEqualTo(new Progress.Next.End(Standing.EXPIRED));
    }

    private static Sent answered(int status) {
        return new Sent.Answered(status, Optional.empty());
    }
}
