package dev.mainsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.schemas.Samples;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.sailpoint.Credential;
import dev.mainsheet.testkit.sailpoint.SailPointSender;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

    private static final Duration READY = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void itShowsWhatBecameOfOneEventOfEveryKindThenOfEachFurtherOneAndStopsWithinFiveSeconds() throws Exception {
        Map<String, String> environment = environment();
        try (MainsheetProcess demo = MainsheetProcess.start(directory.resolve("first.txt"), environment, "demo")) {
            await().atMost(READY).until(() -> demo.output().contains("curl -i") || !demo.alive());
            assertThat(demo.output()).contains(Samples.triggerIds());
            assertThat(demo.output().lines().filter(line -> line.contains(" delivered ")))
                    .hasSize(Samples.triggerIds().size() - 2);
            assertThat(demo.output().lines().filter(line -> line.contains("501 needs a policy")))
                    .hasSize(2);

            SailPointSender sailPoint = new SailPointSender(new Credential.Bearer("demo-sailpoint-token"));
            URI ingress = URI.create(
                    "http://127.0.0.1:" + environment.get("MAINSHEET_INGRESS_PORT") + "/triggers/idn:identity-created");
            String id = RunningMainsheet.eventId(sailPoint.send(
                    ingress,
                    "{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"a1\",\"name\":\"Ada\"}}"
                            .getBytes(StandardCharsets.UTF_8)));
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            demo.output().lines().anyMatch(line -> line.contains(id) && line.contains("delivered")));
            demo.terminate();
            assertThat(demo.exitsWithin(5)).isTrue();
            assertThat(demo.output()).doesNotContain("Exception");
        }
    }

    @Test
    void aPortInUseIsOneClearLineAndExitOne() throws Exception {
        Map<String, String> environment = environment();
        for (String key : new String[] {
            "MAINSHEET_INGRESS_PORT",
            "MAINSHEET_BROKER_PORT",
            "MAINSHEET_DEMO_MOVEWORKS_PORT",
            "MAINSHEET_DEMO_IDENTITYIQ_PORT"
        }) {
            try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
                Map<String, String> inUse = new HashMap<>(environment);
                inUse.put(key, Integer.toString(taken.getLocalPort()));
                try (MainsheetProcess demo = MainsheetProcess.start(directory.resolve(key + ".txt"), inUse, "demo")) {
                    assertThat(demo.exitsWithin(60)).isTrue();
                    assertThat(demo.exitCode()).isEqualTo(1);
                    assertThat(demo.output())
                            .contains(Integer.toString(taken.getLocalPort()))
                            .contains("mainsheet.")
                            .doesNotContain("\tat ");
                }
            }
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("MAINSHEET_DATA_DIR", directory.resolve("data").toString());
        for (String key : new String[] {
            "MAINSHEET_INGRESS_PORT",
            "MAINSHEET_BROKER_PORT",
            "MAINSHEET_DEMO_MOVEWORKS_PORT",
            "MAINSHEET_DEMO_IDENTITYIQ_PORT",
            "MAINSHEET_MANAGEMENT_INGRESS_PORT",
            "MAINSHEET_MANAGEMENT_PROCESSOR_PORT",
            "MAINSHEET_MANAGEMENT_EGRESS_PORT"
        }) {
            environment.put(key, Integer.toString(Ports.free()));
        }
        return environment;
    }
}
