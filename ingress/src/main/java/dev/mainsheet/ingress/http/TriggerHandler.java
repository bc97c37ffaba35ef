package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Admission;
import dev.mainsheet.ingress.EventReader;
import dev.mainsheet.ingress.Gate;
import dev.mainsheet.ingress.HttpSettings;
import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.ingress.Problem;
import dev.mainsheet.ingress.Problems;
import dev.mainsheet.ingress.RequestHead;
import dev.mainsheet.schemas.Event;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;

/** The way of a request: through the gate, its body collected and read, the event kept, the answer. */
final class TriggerHandler implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Gate gate;
    private final Admission admission;
    private final EventReader reader;
    private final Intake intake;
    private final IngressMetrics metrics;

    TriggerHandler(
            Vertx vertx,
            HttpSettings settings,
            Gate gate,
            Admission admission,
            EventReader reader,
            Intake intake,
            IngressMetrics metrics) {
        this.vertx = vertx;
        this.settings = settings;
        this.gate = gate;
        this.admission = admission;
        this.reader = reader;
        this.intake = intake;
        this.metrics = metrics;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = new Exchange(vertx, request, metrics);
        RequestHead head = new RequestHead(
                request.method().name(),
                request.path(),
                request.headers()::getAll,
                () -> Peers.address(request.remoteAddress()));
        exchange.step(() -> gate.decide(head).match(admitted -> takeBody(exchange, admitted), exchange::refuse));
    }

    private void takeBody(Exchange exchange, Gate.Admitted admitted) {
        exchange.about("an event of " + admitted.path().trigger());
        Admission.Place place = admission.enter();
        if (!place.granted()) {
            exchange.refuse(Problems.tooManyRequests());
            return;
        }
        exchange.atEnd(place::leave);
        BodyCollector collector = new BodyCollector(
                vertx,
                settings.maxBodyBytes(),
                settings.bodyTimeout(),
                place,
                body -> exchange.step(
                        () -> body.match(bytes -> readEvent(exchange, admitted, bytes), exchange::refuse)),
                exchange::abandon);
        collector.collect(exchange.request());
        if (Bodies.awaitsContinue(exchange.request())) {
            exchange.request().response().writeContinue();
        }
    }

    private void readEvent(Exchange exchange, Gate.Admitted admitted, byte[] body) {
        reader.read(admitted.path(), admitted.sender(), body).match(event -> keep(exchange, event), exchange::refuse);
    }

    private void keep(Exchange exchange, Event event) {
        exchange.about("event " + event.id() + " of " + event.trigger());
        metrics.received(event.trigger());
        long receivedAt = System.nanoTime();
        intake.keep(
                event,
                Intake.USUAL_WAIT,
                keeping -> exchange.stepOnLoop(() -> answer(exchange, event, keeping, receivedAt)));
    }

    private void answer(Exchange exchange, Event event, Keeping keeping, long receivedAt) {
        Optional<Problem> problem = keeping.problem();
        if (problem.isPresent()) {
            exchange.refuse(problem.get());
        } else {
            metrics.acknowledged(Duration.ofNanos(System.nanoTime() - receivedAt));
            exchange.accept(event.id());
        }
    }
}
