package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.HttpSettings;
import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Problem;
import dev.mainsheet.ingress.Problems;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** Answers what the HTTP decoder could not read. The connection is closed behind the answer: what follows is not to be trusted. */
final class InvalidRequests implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final IngressMetrics metrics;

    InvalidRequests(Vertx vertx, IngressMetrics metrics) {
        this.vertx = vertx;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request) {
        new Exchange(vertx, request, metrics)
                .refuse(problem(request.decoderResult().cause()));
    }

    private static Problem problem(Throwable cause) {
        if (cause instanceof RefusedHead refused) {
            return refused.problem();
        }
        if (cause instanceof TooLongHttpLineException) {
            return Problems.uriTooLong(HttpSettings.MAX_REQUEST_LINE_BYTES);
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return Problems.headersTooLarge(HttpSettings.MAX_HEADERS_BYTES);
        }
        return Problems.malformedRequest();
    }
}
