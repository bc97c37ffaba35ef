package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Answering;
import dev.mainsheet.ingress.EventReader;
import dev.mainsheet.ingress.Gate;
import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.ingress.Problem;
import dev.mainsheet.ingress.invocation.AnswerPlan;
import dev.mainsheet.schemas.Event;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/** The way of a request: through the gate, its body collected and read, the event kept, the answer. */
final class TriggerHandler implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final Gate gate;
    private final BodyTaking bodies;
    private final EventReader reader;
    private final Answering answering;
    private final Intake intake;
    private final IngressMetrics metrics;

    TriggerHandler(
            Vertx vertx,
            Gate gate,
            BodyTaking bodies,
            EventReader reader,
            Answering answering,
            Intake intake,
            IngressMetrics metrics) {
        this.vertx = vertx;
        this.gate = gate;
        this.bodies = bodies;
        this.reader = reader;
        this.answering = answering;
        this.intake = intake;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = new Exchange(vertx, request, metrics);
        exchange.step(
                () -> gate.decide(exchange.head()).match(admitted -> takeBody(exchange, admitted), exchange::refuse));
    }

    private void takeBody(Exchange exchange, Gate.Admitted admitted) {
        exchange.about("an event of " + admitted.path().trigger());
        bodies.take(exchange, body -> readEvent(exchange, admitted, body));
    }

    private void readEvent(Exchange exchange, Gate.Admitted admitted, byte[] body) {
        reader.read(admitted.path(), admitted.sender(), body)
                .match(
                        event -> answering.plan(event, body).match(plan -> keep(exchange, plan), exchange::refuse),
                        exchange::refuse);
    }

    private void keep(Exchange exchange, AnswerPlan plan) {
        Event event = plan.event();
        exchange.about("event " + event.id() + " of " + event.trigger());
        metrics.received(event);
        long receivedAt = System.nanoTime();
        intake.keep(
                event, plan.within(), keeping -> exchange.stepOnLoop(() -> kept(exchange, plan, keeping, receivedAt)));
    }

    private void kept(Exchange exchange, AnswerPlan plan, Keeping keeping, long receivedAt) {
        Optional<Problem> problem = keeping.problem();
        if (problem.isPresent()) {
            exchange.refuse(problem.get());
        } else {
            metrics.acknowledged(Duration.ofNanos(System.nanoTime() - receivedAt));
            answering.settle(plan, unsettled -> exchange.stepOnLoop(() -> answer(exchange, plan, unsettled)));
        }
    }

    private void answer(Exchange exchange, AnswerPlan plan, Optional<Problem> unsettled) {
        unsettled.ifPresentOrElse(
                exchange::refuse, () -> exchange.accept(plan.event().id(), plan.reply()));
    }
}
