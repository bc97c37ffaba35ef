package dev.mainsheet.testkit.moveworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestRateTest {

    private long nanos;

    @Test
    void oneSecondsWorthIsAdmittedAtOnceAndThenOneForEveryShareOfASecond() {
        RequestRate rate = new RequestRate(5, () -> nanos);

        assertThat(admittedOf(rate, 10)).isEqualTo(5);
        nanos += TimeUnit.MILLISECONDS.toNanos(400);
        assertThat(admittedOf(rate, 10)).isEqualTo(2);
    }

    @Test
    void aLongSilenceEarnsNoMoreThanOneSecondsWorth() {
        RequestRate rate = new RequestRate(5, () -> nanos);
        nanos += TimeUnit.HOURS.toNanos(1);

        assertThat(admittedOf(rate, 20)).isEqualTo(5);
    }

    @Test
    void noLimitAdmitsAll() {
        assertThat(admittedOf(new RequestRate(0, () -> nanos), 1000)).isEqualTo(1000);
    }

    private static long admittedOf(RequestRate rate, int requests) {
        return IntStream.range(0, requests).filter(i -> rate.admits()).count();
    }
}
