package dev.mainsheet.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HeadDeadlineTest {

    private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
    private final HeadDeadline deadline = new HeadDeadline(Duration.ofSeconds(10));
    private final AtomicInteger late = new AtomicInteger();

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @Test
    void countsFromTheFirstStart() {
        start();
        pass(9);
        start();
        pass(1);
        assertThat(late).hasValue(1);
    }

    @Test
    void isNotLateOnceStopped() {
        start();
        pass(9);
        deadline.stop();
        pass(20);
        assertThat(late).hasValue(0);
    }

    @Test
    void timeInWhichNothingIsReadIsNotTheSenders() {
        start();
        channel.config().setAutoRead(false);
        pass(10);
        channel.config().setAutoRead(true);
        pass(9);
        assertThat(late).hasValue(0);
        pass(1);
        assertThat(late).hasValue(1);
    }

    private void start() {
        deadline.start(channel.pipeline().firstContext(), late::incrementAndGet);
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
