package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Answering;
import dev.mainsheet.ingress.CallbackBody;
import dev.mainsheet.ingress.CallbackGate;
import dev.mainsheet.ingress.IngressMetrics;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** The way of an answer: through the gate, its body collected and checked, on to SailPoint, and how that went. */
final class CallbackHandler implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final BodyTaking bodies;
    private final Answering answering;
    private final IngressMetrics metrics;

    CallbackHandler(Vertx vertx, BodyTaking bodies, Answering answering, IngressMetrics metrics) {
        this.vertx = vertx;
        this.bodies = bodies;
        this.answering = answering;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = new Exchange(vertx, request, metrics);
        exchange.about("an answer");
        exchange.step(() ->
                answering.admit(exchange.head()).match(admitted -> takeBody(exchange, admitted), exchange::refuse));
    }

    private void takeBody(Exchange exchange, CallbackGate.Admitted admitted) {
        exchange.about("the answer to event " + admitted.grant().eventId());
        bodies.take(
                exchange,
                body -> CallbackBody.read(admitted.grant().trigger(), body)
                        .match(
                                answer -> answering.complete(
                                        admitted,
                                        answer,
                                        reply -> exchange.stepOnLoop(
                                                () -> reply.match(exchange::accept, exchange::refuse))),
                                exchange::refuse));
    }
}
