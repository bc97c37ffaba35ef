package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Admission;
import dev.mainsheet.ingress.Judged;
import dev.mainsheet.ingress.Problem;
import dev.mainsheet.ingress.Problems;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Collects one body, bounded in size, time and memory: memory is taken for what has arrived, not for what is announced.
 * Lives on the event loop of its connection.
 */
final class BodyCollector {

    private final Vertx vertx;
    private final int limit;
    private final Duration timeout;
    private final Admission.Place place;
    private final Consumer<Judged<byte[]>> done;
    private final Runnable gone;
    private Buffer body = Buffer.buffer();
    private OptionalLong timer = OptionalLong.empty();
    private boolean over;

    /**
     * @param limit in bytes: as many are taken, one more is refused
     * @param place pays for the bytes
     * @param done gets the body, or why there is none
     * @param gone runs instead if the sender hangs up before the end
     */
    BodyCollector(
            Vertx vertx,
            int limit,
            Duration timeout,
            Admission.Place place,
            Consumer<Judged<byte[]>> done,
            Runnable gone) {
        this.vertx = vertx;
        this.limit = limit;
        this.timeout = timeout;
        this.place = place;
        this.done = done;
        this.gone = gone;
    }

    void collect(HttpServerRequest request) {
        vertx.getOrCreateContext().runOnContext(afterWhatIsHere -> limitTime());
        request.handler(this::chunk);
        request.endHandler(end -> finish(Judged.passed(body.getBytes())));
        request.exceptionHandler(this::failed);
    }

    /** Most bodies come with their head, and are over before a timer is worth its price. */
    private void limitTime() {
        if (!over) {
            timer = OptionalLong.of(vertx.setTimer(timeout.toMillis(), late -> refuse(Problems.bodyTooSlow(timeout))));
        }
    }

    private void chunk(Buffer chunk) {
        if (over) {
            return;
        }
        if (chunk.length() > limit - body.length()) {
            refuse(Problems.bodyTooLarge(limit));
        } else if (!place.hold(chunk.length())) {
            refuse(Problems.tooManyBytes());
        } else {
            body.appendBuffer(chunk);
        }
    }

    private void failed(Throwable cause) {
        boolean hungUp = cause instanceof HttpClosedException || cause instanceof IOException;
        if (!hungUp) {
            // The decoder stumbles over the framing, in one of many ways.
            refuse(Problems.malformedRequest());
        } else if (!over) {
            stop();
            gone.run();
        }
    }

    private void refuse(Problem problem) {
        finish(Judged.refused(problem));
    }

    private void finish(Judged<byte[]> result) {
        if (!over) {
            stop();
            done.accept(result);
        }
    }

    /** The request is held on to until its connection is done with it, and holds us: not so the bytes, which are given back. */
    private void stop() {
        over = true;
        body = Buffer.buffer(0);
        timer.ifPresent(vertx::cancelTimer);
    }
}
