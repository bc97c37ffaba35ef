package dev.mainsheet.runtime.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private final RetrySchedule schedule = RetrySchedule.DEFAULT;

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "3,2000", "10,256000", "11,300000", "64,300000", "2000000000,300000"})
    void theCeilingDoublesUpToTheCap(int failures, long millis) {
        assertThat(schedule.ceiling(failures)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void theWaitIsAnywhereBetweenNothingAndTheCeiling() {
        Random random = new Random(20);
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < 20_000; i++) {
            long millis = schedule.delay(3, Optional.empty(), random).toMillis();
            least = Math.min(least, millis);
            most = Math.max(most, millis);
        }
        assertThat(least).isLessThan(20);
        assertThat(most).isBetween(1980L, 2000L);
    }

    @Test
    void whatTheAnswerAsksForIsTheLeast() {
        for (int seed = 0; seed < 100; seed++) {
            assertThat(schedule.delay(1, Optional.of(Duration.ofSeconds(30)), new Random(seed)))
                    .isEqualTo(Duration.ofSeconds(30));
        }
        assertThat(schedule.delay(11, Optional.of(Duration.ofMillis(1)), new Random(7)))
                .as("a shorter wish does not shorten the wait")
                .isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void anAnswerThatAsksForAYearIsObeyedForAnHour() {
        assertThat(schedule.delay(1, Optional.of(Duration.ofDays(365)), new Random(1)))
                .isEqualTo(Duration.ofHours(1));
    }
}
