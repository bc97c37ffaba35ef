package dev.mainsheet.egress.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateBudgetTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long START = -5 * SECOND;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 50})
    void noSecondEverHoldsMoreThanTheRate(int rate) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RateBudget budget = new RateBudget(rate, START);
        List<Long> sends = new ArrayList<>();
        long now = START;
        for (int i = 0; i < 5_000; i++) {
            now += random.nextInt(20) == 0 ? random.nextLong(3 * SECOND) : random.nextLong(SECOND / rate);
            while (random.nextBoolean() && budget.untilFree(now).isZero()) {
                budget.spend(now);
                sends.add(now);
            }
        }
        for (int i = rate; i < sends.size(); i++) {
            assertThat(sends.get(i) - sends.get(i - rate))
                    .as("seed %d: sends %d to %d", seed, i - rate, i)
                    .isGreaterThanOrEqualTo(SECOND);
        }
        assertThat(sends).hasSizeGreaterThan(1_000);
    }

    @Test
    void overTimeTheWholeRateIsUsed() {
        RateBudget budget = new RateBudget(5, START);
        int sent = 0;
        for (long now = START; now < START + 100 * SECOND; now += SECOND / 1000) {
            if (budget.untilFree(now).isZero()) {
                budget.spend(now);
                sent++;
            }
        }
        assertThat(sent).isBetween(490, 500);
    }

    @Test
    void itStartsEmptyBecauseAnotherInstanceMayHaveSpentTheSecondBefore() {
        RateBudget budget = new RateBudget(5, START);

        assertThat(budget.untilFree(START)).isEqualTo(Duration.ofMillis(202));
    }

    @Test
    void afterAPauseOneSecondsWorthAndNoMoreIsFreeAtOnce() {
        RateBudget budget = new RateBudget(5, START);
        long later = START + 60 * SECOND;
        int atOnce = 0;
        while (budget.untilFree(later).isZero()) {
            budget.spend(later);
            atOnce++;
        }
        assertThat(atOnce).isEqualTo(5);
    }

    @Test
    void aRateOfZeroIsNoLimit() {
        RateBudget budget = new RateBudget(0, START);
        for (int i = 0; i < 10_000; i++) {
            assertThat(budget.untilFree(START)).isZero();
            budget.spend(START);
        }
    }
}
