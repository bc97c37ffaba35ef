package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Admission;
import dev.mainsheet.ingress.HttpSettings;
import dev.mainsheet.ingress.Problems;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** Takes the body of a request that passed its gate, if there is room for one more. */
final class BodyTaking {

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Admission admission;

    BodyTaking(Vertx vertx, HttpSettings settings, Admission admission) {
        this.vertx = vertx;
        this.settings = settings;
        this.admission = admission;
    }

    /** Goes on with the body as a step of {@code exchange}, or refuses it; its place is left when the exchange ends. */
    void take(Exchange exchange, Consumer<byte[]> then) {
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
                body -> exchange.step(() -> body.match(then, exchange::refuse)),
                exchange::abandon);
        collector.collect(exchange.request());
        if (Bodies.awaitsContinue(exchange.request())) {
            exchange.request().response().writeContinue();
        }
    }
}
