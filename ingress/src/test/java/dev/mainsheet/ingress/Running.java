package dev.mainsheet.ingress;

import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.health.Health;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A whole ingress, as it is put together in earnest, against a real broker. */
final class Running implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ServiceContext context;
    private final IngressService service;

    /** Reasons found after the start for which the process would end. */
    final List<StartException> refused = new CopyOnWriteArrayList<>();

    /** @param yaml of the configuration, below {@code mainsheet:} */
    Running(String bootstrapServers, String yaml) throws StartException {
        this(bootstrapServers, yaml, temporaryDirectory());
    }

    /** @param data its data directory, which another may have used before */
    Running(String bootstrapServers, String yaml, Path data) throws StartException {
        MainsheetConfig config = config("data-dir: " + data + "\n" + yaml);
        context = ServiceContext.of(
                "ingress", config, KafkaSettings.of(config.kafka(), bootstrapServers), vertx, refused::add);
        try {
            service = IngressMain.of(context);
            service.start();
        } catch (StartException notStarted) {
            vertx.close().await();
            throw notStarted;
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("mainsheet-ingress");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    static MainsheetConfig config(String yaml) {
        try {
            return ConfigLoader.load("test", "mainsheet:\n" + yaml.indent(2), Map.of())
                    .config();
        } catch (ConfigException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    HttpResponse<String> post(String trigger, byte[] body) throws IOException, InterruptedException {
        return post("default", trigger, body);
    }

    HttpResponse<String> post(String tenant, String trigger, byte[] body) throws IOException, InterruptedException {
        return http.send(request(tenant, trigger, body), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> postAsync(String trigger, byte[] body) {
        return http.sendAsync(request("default", trigger, body), BodyHandlers.ofString());
    }

    private HttpRequest request(String tenant, String trigger, byte[] body) {
        return HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + service.port() + "/tenants/" + tenant + "/triggers/" + trigger))
                .header("Authorization", "Bearer token")
                .timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    int port() {
        return service.port();
    }

    Health.Report health() {
        return context.health().report();
    }

    MeterRegistry metrics() {
        return context.metrics();
    }

    @Override
    public void close() {
        // Too little for the stop delay, which nobody waits for here.
        service.stop(Duration.ofSeconds(3));
        vertx.close().await();
    }
}
