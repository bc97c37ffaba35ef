package dev.mainsheet.testkit.moveworks;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import java.util.Iterator;

/** What was received, over HTTP: {@code GET /deliveries} lists it in order of arrival, {@code DELETE} forgets it. */
final class DeliveriesRoutes {

    private DeliveriesRoutes() {}

    static void mount(Router router, DeliveryLog log) {
        router.route(HttpMethod.GET, "/deliveries").handler(context -> {
            HttpServerResponse response = context.response()
                    .putHeader("Content-Type", "application/json")
                    .setChunked(true);
            response.write("[");
            new Listing(response, log.all().iterator()).writeOn();
        });
        router.route(HttpMethod.DELETE, "/deliveries").handler(context -> {
            log.clear();
            context.response().setStatusCode(204).end();
        });
    }

    /** One answer under way, written no faster than it is read: the whole list may be hundreds of megabytes. */
    private static final class Listing {

        private final HttpServerResponse response;
        private final Iterator<ReceivedDelivery> rest;
        private String separator = "";

        Listing(HttpServerResponse response, Iterator<ReceivedDelivery> rest) {
            this.response = response;
            this.rest = rest;
        }

        void writeOn() {
            while (rest.hasNext() && !response.writeQueueFull()) {
                response.write(separator + DeliveryJson.of(rest.next()));
                separator = ",\n";
            }
            if (rest.hasNext()) {
                response.drainHandler(drained -> writeOn());
            } else {
                response.end("]\n");
            }
        }
    }
}
