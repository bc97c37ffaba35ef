package dev.mainsheet.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.runtime.Metrics;
import dev.mainsheet.runtime.StartException;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ManagementServerTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void readinessIsTheWorstCheckAndSaysWhy() throws Exception {
        AtomicReference<CheckResult> state = new AtomicReference<>(CheckResult.up("fine"));
        Health health = new Health();
        health.check("kafka", state::get);
        health.check("other", () -> CheckResult.up("fine too"));
        ManagementServer server = start(health, 0);

        assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
        state.set(CheckResult.degraded("journalling"));
        HttpResponse<String> degraded = get(server, "/health/ready");
        assertThat(degraded.statusCode()).isEqualTo(200);
        assertThat(new JsonObject(degraded.body()).getString("status")).isEqualTo("degraded");
        state.set(CheckResult.down("gone"));
        HttpResponse<String> down = get(server, "/health/ready");
        assertThat(down.statusCode()).isEqualTo(503);
        assertThat(new JsonObject(down.body()).getJsonArray("checks").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("name", "kafka")
                        .put("status", "down")
                        .put("detail", "gone"));
        assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
        server.stop(Duration.ofSeconds(1));
    }

    @Test
    void aCheckThatThrowsIsDownAndHidesNoOther() {
        Health health = new Health();
        health.check("broken", () -> {
            throw new IllegalStateException("with a detail that is not shown");
        });
        health.check("fine", () -> CheckResult.up("fine"));
        assertThat(health.report().status()).isEqualTo(Status.DOWN);
        assertThat(health.report().checks()).hasSize(2);
        assertThat(health.report().toString()).doesNotContain("not shown");
    }

    @Test
    void metricsAreThereForPrometheus() throws Exception {
        ManagementServer server = start(new Health(), 0);
        HttpResponse<String> metrics = get(server, "/metrics");
        assertThat(metrics.body()).contains("jvm_memory_used_bytes").contains("service=\"test\"");
        assertThat(metrics.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(get(server, "/").statusCode()).isEqualTo(404);
        server.stop(Duration.ofSeconds(1));
    }

    @Test
    void aPortInUseIsNamedWithItsKey() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start(new Health(), taken.getLocalPort()))
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is in use")
                    .hasMessageContaining("mainsheet.management.test.port");
        }
    }

    private static ManagementServer start(Health health, int port) throws StartException {
        ManagementServer server =
                new ManagementServer(VERTX, "test", "127.0.0.1", port, health, Metrics.registry("test"));
        server.start();
        return server;
    }

    private static HttpResponse<String> get(ManagementServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
