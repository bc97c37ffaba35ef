package dev.mainsheet.standalone;

import dev.mainsheet.testkit.Ports;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Where one ingress instance of several listens, and what it says of itself.
 *
 * @param port for events
 * @param management for health and metrics
 */
record IngressInstance(int port, int management) {

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
        return new ManagementPort(management).readiness();
    }

    /** Ready to keep events, wherever it keeps them. */
    boolean ready() {
        return readiness() == 200;
    }

    /** Ready, and Kafka takes its events. */
    boolean up() {
        try {
            return new ManagementPort(management).health().contains("\"status\":\"up\",\"checks\"");
        } catch (IOException away) {
            return false;
        }
    }

    /** A sample of its metrics by its whole name with labels; 0 if there is none yet. */
    double metric(String name) throws IOException {
        return new ManagementPort(management).metric(name);
    }
}
