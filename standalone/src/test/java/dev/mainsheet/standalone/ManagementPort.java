package dev.mainsheet.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a service says of itself. */
record ManagementPort(int port) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** The status of its readiness; 0 if it does not answer. */
    int readiness() {
        try {
            return get("/health/ready").statusCode();
        } catch (IOException away) {
            return 0;
        }
    }

    boolean ready() {
        return readiness() == 200;
    }

    /** Its readiness in words. */
    String health() throws IOException {
        return get("/health/ready").body();
    }

    /** The sum of a metric's samples; 0 if there is none yet. */
    double metric(String name) throws IOException {
        return sum(get("/metrics").body(), name, "");
    }

    /** How many of those that a timer has seen took longer than a bound that it counts by; of one moment. */
    long longerThan(String timer, String seconds) throws IOException {
        String metrics = get("/metrics").body();
        return Math.round(
                sum(metrics, timer + "_count", "") - sum(metrics, timer + "_bucket", "le=\"" + seconds + "\""));
    }

    private static double sum(String metrics, String name, String label) {
        return metrics.lines()
                .filter(line -> line.startsWith(name) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    HttpResponse<String> get(String path) throws IOException {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(5))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }
}
