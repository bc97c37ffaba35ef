package dev.mainsheet.standalone.demo;

import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.standalone.ServiceKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits until every service says that it is ready, on its management port as anybody would ask. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<URI> services;

    Readiness(MainsheetConfig.Management management) {
        this.services = Arrays.stream(ServiceKind.values())
                .map(kind -> URI.create("http://127.0.0.1:" + kind.managementPort(management) + "/health/ready"))
                .toList();
    }

    /** Returns when all are ready, or after a minute: then the table shows what is not delivered. */
    void await() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (URI service : services) {
            while (!ready(service) && System.nanoTime() < end) {
                LockSupport.parkNanos(ASK_AGAIN_NANOS);
            }
        }
    }

    private boolean ready(URI service) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(service).build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
