package dev.mainsheet.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BrokerThreadsTest {

    private final BrokerThreads threads = new BrokerThreads("broker-threads-test");

    @Test
    void threadsMadeByTheWorkAreOfTheGroup() throws Exception {
        Thread made = threads.call("work", Duration.ofSeconds(10), () -> new Thread(() -> {}));

        assertThat(made.getThreadGroup()).isSameAs(threads.group());
    }

    @Test
    void workOverItsTimeIsInterruptedAndOverBeforeTheCallerGoesOn() {
        AtomicBoolean over = new AtomicBoolean();

        assertThatThrownBy(() -> threads.call("work", Duration.ofMillis(20), () -> {
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        over.set(true);
                    }
                    return over;
                }))
                .isInstanceOf(TimeoutException.class);
        assertThat(over).isTrue();
    }
}
