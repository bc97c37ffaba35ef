package dev.mainsheet.standalone;

import dev.mainsheet.testkit.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Where one ingress instance of several listens, and what it says of itself.
 *
 * @param port for events
 * @param management for health and metrics
 */
record IngressInstance(int port, int management) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static IngressInstance anywhere() {
        return new IngressInstance(Ports.free(), Ports.free());
    }

    /** What makes a process out of the common configuration this instance. */
    Map<String, String> environment() {
        return Map.of(
                "MAINSHEET_INGRESS_PORT", Integer.toString(port),
                "MAINSHEET_MANAGEMENT_INGRESS_PORT", Integer.toString(management));
    }

    /** The same with more settings. */
    Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment());
        all.putAll(more);
        return all;
    }

    /** The status of its readiness; 0 if it does not answer. */
    int readiness() {
        try {
            return get("/health/ready").statusCode();
        } catch (IOException away) {
            return 0;
        }
    }

    /** Ready to keep events, wherever it keeps them. */
    boolean ready() {
        return readiness() == 200;
    }

    /** Ready, and Kafka takes its events. */
    boolean up() {
        try {
            return get("/health/ready").body().contains("\"status\":\"up\",\"checks\"");
        } catch (IOException away) {
            return false;
        }
    }

    /** A sample of its metrics by its whole name with labels; 0 if there is none yet. */
    double metric(String name) throws IOException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private HttpResponse<String> get(String path) throws IOException {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + path))
                            .timeout(Duration.ofSeconds(2))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
