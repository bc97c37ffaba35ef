package dev.mainsheet.ingress.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The time a request's head has to arrive in. A byte now and then keeps a connection from being idle, so without it a
 * sender could hold one for ever. Lives on the event loop of its connection.
 */
final class HeadDeadline {

    private final Duration limit;
    private ScheduledFuture<?> timer;

    HeadDeadline(Duration limit) {
        this.limit = limit;
    }

    Duration limit() {
        return limit;
    }

    /** Runs {@code late} unless stopped in time; while it is running already, does nothing. */
    void start(ChannelHandlerContext connection, Runnable late) {
        if (timer == null) {
            timer = connection
                    .executor()
                    .schedule(() -> expired(connection, late), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    /** While requests before this one wait for their answers, nothing is read: that time is not the sender's. */
    private void expired(ChannelHandlerContext connection, Runnable late) {
        timer = null;
        if (connection.channel().config().isAutoRead()) {
            late.run();
        } else {
            start(connection, late);
        }
    }
}
