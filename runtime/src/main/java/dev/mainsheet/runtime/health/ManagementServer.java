package dev.mainsheet.runtime.health;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A service's management port: {@code /health/live}, {@code /health/ready}, {@code /metrics}. Ready answers 200 while the
 * service does its work, degraded included, and 503 while it does not.
 */
public final class ManagementServer implements Service {

    private final Vertx vertx;
    private final String service;
    private final String bind;
    private final int port;
    private final Health health;
    private final PrometheusMeterRegistry metrics;
    private HttpServer server;

    /**
     * @param service whose port it is, as in the key {@code mainsheet.management.<service>.port}
     * @param port 0 for any
     */
    public ManagementServer(
            Vertx vertx, String service, String bind, int port, Health health, PrometheusMeterRegistry metrics) {
        this.vertx = vertx;
        this.service = service;
        this.bind = bind;
        this.port = port;
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return service + " management";
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public void start() throws StartException {
        HttpServer candidate = vertx.createHttpServer().requestHandler(this::answer);
        server = Listening.await(candidate.listen(port, bind), "mainsheet.management." + service + ".port", port);
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/health/live" -> json(request, 200, new JsonObject().put("status", "up"));
            case "/health/ready" -> {
                Health.Report report = health.report();
                json(request, report.status() == Status.DOWN ? 503 : 200, toJson(report));
            }
            case "/metrics" ->
                request.response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(metrics.scrape());
            default ->
                json(request, 404, new JsonObject().put("detail", "here are /health/live, /health/ready and /metrics"));
        }
    }

    private static JsonObject toJson(Health.Report report) {
        JsonArray checks = new JsonArray();
        report.checks()
                .forEach(check -> checks.add(new JsonObject()
                        .put("name", check.name())
                        .put("status", check.result().status().text())
                        .put("detail", check.result().detail())));
        return new JsonObject().put("status", report.status().text()).put("checks", checks);
    }

    private static void json(HttpServerRequest request, int status, JsonObject body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(body.toBuffer());
    }

    @Override
    public void stop(Duration within) {
        if (server == null) {
            return;
        }
        try {
            server.close().toCompletionStage().toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            // The process ends next, and the port with it.
        }
    }
}
