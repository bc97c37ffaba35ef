package dev.mainsheet.egress.http;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.runtime.retry.RetryAfter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * Reads an answer. The status decides, and it is there before the body: a body that is long, slow or cut short changes
 * nothing but what is kept of it. It is read to its end, within bounds, so that the connection can be used again.
 */
final class AnswerReader {

    private static final int KEPT_BYTES = 8 * 1024;
    private static final int MOST_BYTES = 256 * 1024;
    private static final Duration MOST_TIME = Duration.ofSeconds(5);

    private final InstantSource clock;

    AnswerReader(InstantSource clock) {
        this.clock = clock;
    }

    /** Completes with the answer; never fails. */
    Future<Answer> read(HttpClientResponse response) {
        Buffer kept = Buffer.buffer();
        return drain(response, kept)
                .timeout(MOST_TIME.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cutShort -> response.request().reset())
                .transform(drained -> Future.succeededFuture(new Answer.Responded(
                        response.statusCode(),
                        RetryAfter.parse(response.getHeader(HttpHeaders.RETRY_AFTER), clock.instant()),
                        Excerpt.of(kept.getBytes()))));
    }

    private static Future<Void> drain(HttpClientResponse response, Buffer kept) {
        Promise<Void> end = Promise.promise();
        long[] read = {0};
        response.handler(piece -> {
            read[0] += piece.length();
            kept.appendBuffer(piece, 0, Math.min(piece.length(), KEPT_BYTES - kept.length()));
            if (read[0] > MOST_BYTES) {
                end.tryFail("the answer's body is too long");
            }
        });
        response.exceptionHandler(end::tryFail);
        response.endHandler(done -> end.tryComplete());
        return end.future();
    }
}
