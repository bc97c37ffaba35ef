package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Gate;
import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Problem;
import dev.mainsheet.ingress.Problems;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;

/**
 * Shows the description of the ingress, without credentials, to anybody whose address is let in, and leaves every other
 * request to the next handler.
 */
final class OpenApiHandler implements Handler<HttpServerRequest> {

    private static final String PATH = "/openapi.json";
    private static final String RESOURCE = "/dev/mainsheet/ingress/openapi.json";

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Vertx vertx;
    private final Gate gate;
    private final IngressMetrics metrics;
    private final Handler<HttpServerRequest> next;
    private final Buffer document = Buffer.buffer(document());

    OpenApiHandler(Vertx vertx, Gate gate, IngressMetrics metrics, Handler<HttpServerRequest> next) {
        this.vertx = vertx;
        this.gate = gate;
        this.metrics = metrics;
        this.next = next;
    }

    /** The description: OpenAPI 3.1 in UTF-8 JSON. */
    static byte[] document() {
        try (InputStream resource = OpenApiHandler.class.getResourceAsStream(RESOURCE)) {
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("resource " + RESOURCE + " cannot be read", unreadable);
        }
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!PATH.equals(request.path())) {
            next.handle(request);
            return;
        }
        Exchange exchange = new Exchange(vertx, request, metrics);
        exchange.about("the description of the ingress");
        exchange.step(() -> refusal(exchange).ifPresentOrElse(exchange::refuse, () -> exchange.show(document)));
    }

    private Optional<Problem> refusal(Exchange exchange) {
        return gate.stranger(exchange.head())
                .or(() -> READING.contains(exchange.request().method())
                        ? Optional.empty()
                        : Optional.of(Problems.onlyGet()));
    }
}
