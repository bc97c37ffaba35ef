package dev.mainsheet.console.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.mainsheet.runtime.Slots;
import dev.mainsheet.runtime.journal.Journal;
import dev.mainsheet.runtime.journal.Quarantine;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.broker.SharedBroker;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {

    private static final String POLICIES = """
              seal-key: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
              public-url: https://gateway.example.com
              request-response:
                - trigger: idn:access-request-pre-approval
                  policy: answer
                  output: {approved: true, comment: "", approver: ""}
                - {trigger: idn:access-request-dynamic-approver, policy: async}
            """;

    @TempDir
    private Path dir;

    private final StringWriter out = new StringWriter();

    @Test
    void everyProblemOfTheConfigurationIsRedAndEndsTheVisit() throws Exception {
        config("  ingress: {port: none, bodytimeout: 1}\n");
        assertThat(run("--json")).isEqualTo(1);
        assertThat(items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(item.get("status").asText()).isEqualTo("red"))
                .allSatisfy(item -> assertThat(item.get("remedy").asText()).isNotBlank());
        assertThat(out.toString()).contains("mainsheet.ingress.port").contains("mainsheet.ingress.bodytimeout");
    }

    @Test
    void whereAllIsWellEveryLineIsGreenButThatOneBrokerIsFew() throws Exception {
        MoveworksStandIn moveworks = new MoveworksStandIn(MoveworksOptions.withKey("key"));
        try (moveworks;
                Scraped ingress = new Scraped(
                        "mainsheet_ingress_refused_total{reason=\"unauthorized\",service=\"ingress\"} 4.0\n")) {
            moveworks.start();
            config("  ingress:\n" + POLICIES.indent(2) + ingress.management() + listener("hr", moveworks)
                    + "  kafka: {bootstrap-servers: \"" + SharedBroker.bootstrapServers() + "\", topics: {prefix: "
                    + SharedBroker.freshPrefix() + "}}\n");
            assertThat(run()).isZero();
            assertThat(moveworks.deliveries()).isEmpty();
        }
        assertThat(out.toString().lines().filter(line -> !line.isBlank() && line.charAt(0) != ' '))
                .extracting(line -> line.split(" {2,}")[0] + " " + line.split(" {2,}")[1])
                .containsExactly(
                        "green configuration",
                        "green kafka",
                        "green topics",
                        "yellow copies",
                        "green permissions",
                        "green journal",
                        "green idn:access-request-pre-approval",
                        "green idn:access-request-dynamic-approver",
                        "green request-response",
                        "green listener hr",
                        "green clock");
        assertThat(out.toString())
                .contains("idn:access-request-pre-approval      is always answered with the configured output")
                .contains(
                        "idn:access-request-dynamic-approver  is answered by Moveworks, below https://gateway.example.com");
    }

    @Test
    void aTriggerWithoutAPolicyIsYellowAndSaysWhatWouldHappen() throws Exception {
        try (Scraped ingress = new Scraped("")) {
            config(ingress.management());
            assertThat(run("--json")).isZero();
        }
        assertThat(finding("idn:access-request-pre-approval").get("status").asText())
                .isEqualTo("yellow");
        assertThat(finding("idn:access-request-pre-approval").get("detail").asText())
                .contains("501");
    }

    @Test
    void anInvocationThatTheRunningIngressRefusedIsRed() throws Exception {
        for (String reason : new String[] {"request-response", "completion-host", "synchronous"}) {
            out.getBuffer().setLength(0);
            try (Scraped ingress = new Scraped(
                    "# HELP x\nmainsheet_ingress_refused_total{reason=\"" + reason + "\",service=\"ingress\"} 3.0\n")) {
                config(ingress.management());
                assertThat(run("--json")).as(reason).isEqualTo(1);
            }
            assertThat(finding("request-response").get("status").asText()).isEqualTo("red");
            assertThat(finding("request-response").get("detail").asText())
                    .contains("3")
                    .contains(reason);
            assertThat(finding("request-response").get("remedy").asText()).isNotBlank();
        }
    }

    @Test
    void anIngressThatDoesNotAnswerIsYellowAndTheAddressTriedIsNamed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        config("  management: {ingress: {port: " + port + "}}\n");
        assertThat(run("--json")).isZero();
        assertThat(finding("request-response").get("status").asText()).isEqualTo("yellow");
        assertThat(finding("request-response").get("detail").asText())
                .contains("http://127.0.0.1:" + port + "/metrics");
    }

    @Test
    void aJournalThatCannotBeWrittenIsRedAndNothingIsMade() throws Exception {
        Path file = Files.writeString(dir.resolve("file"), "");
        config("  data-dir: " + file + "\n");
        assertThat(run("--json")).isEqualTo(1);
        assertThat(finding("journal").get("status").asText()).isEqualTo("red");
        config("  data-dir: " + dir.resolve("a/b") + "\n");
        run("--json");
        assertThat(dir.resolve("a")).doesNotExist();
    }

    @Test
    void acknowledgedEventsThatNoIngressOwnsAreRedAndSoIsWhatCannotBeSentOn() throws Exception {
        config("");
        Event event = new Event(
                "e-1",
                "idn:identity-created",
                "default",
                "default|s",
                Instant.EPOCH,
                Origin.LIVE,
                null,
                false,
                false,
                null,
                new byte[] {'{', '}'});
        Path journal = dir.resolve("data/journal");
        try (Slots.Slot slot = Slots.claim(journal);
                Journal opened = Journal.open(slot.directory(), 1_000_000)) {
            opened.append(List.of(event));
            run();
            assertThat(out.toString()).contains("yellow  journal").contains("1 acknowledged events wait");
        }
        new Quarantine(journal.resolve(Quarantine.NAME)).add(event);
        out.getBuffer().setLength(0);
        assertThat(run()).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.startsWith("red")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("no running ingress owns"))
                .anySatisfy(line -> assertThat(line).contains("quarantine"));
    }

    @Test
    void aTestEventIsSentToThoseListenersThatItIsAskedForAndToNoOther() throws Exception {
        try (MoveworksStandIn hr = new MoveworksStandIn(MoveworksOptions.withKey("key"));
                MoveworksStandIn it = new MoveworksStandIn(MoveworksOptions.withKey("key"))) {
            hr.start();
            it.start();
            config(listener("hr", hr) + listener("it", it).replaceFirst("(?s)^.*?listeners:\n", ""));
            assertThat(run("--send", "--listener", "hr")).isZero();
            assertThat(hr.accepted()).hasSize(1);
            assertThat(it.deliveries()).isEmpty();
            run("--send");
            assertThat(hr.accepted()).hasSize(2);
            assertThat(it.accepted()).hasSize(1);
        }
    }

    @Test
    void aListenerThatIsNotConfiguredIsWrongUsage() throws Exception {
        config("");
        assertThat(run("--send", "--listener", "hr")).isEqualTo(2);
        assertThat(run("--listener", "hr")).isEqualTo(2);
    }

    @Test
    void aListenerThatCannotBeReachedIsRedAndNeitherItsPathNorItsTokenIsShown() throws Exception {
        config("""
                  moveworks:
                    listeners:
                      hr: {url: "https://127.0.0.1:%d/webhooks/v1/listeners/secret-id/notify", token: "Bearer s3cret"}
                """.formatted(Ports.free()));
        assertThat(run("--send")).isEqualTo(1);
        assertThat(out.toString().lines().filter(line -> line.startsWith("red     listener hr")))
                .hasSize(3);
        assertThat(out.toString()).doesNotContain("secret-id").doesNotContain("s3cret");
    }

    private static String listener(String name, MoveworksStandIn moveworks) {
        return """
                  moveworks:
                    listeners:
                      %s: {url: "%s", token: key}
                """.formatted(name, moveworks.listenerUrl(UUID.randomUUID().toString()));
    }

    private JsonNode finding(String name) throws IOException {
        for (JsonNode item : items()) {
            if (item.get("name").asText().equals(name)) {
                return item;
            }
        }
        throw new AssertionError(name + " is not in " + out);
    }

    private JsonNode items() throws IOException {
        JsonNode result = new ObjectMapper().readTree(out.toString());
        assertThat(result.get("schemaVersion").asText()).isEqualTo("1");
        return result.get("items");
    }

    private void config(String keys) throws IOException {
        String base = (keys.contains("data-dir") ? "" : "  data-dir: " + dir.resolve("data") + "\n")
                + "  broker: {port: " + Ports.free() + "}\n";
        Files.writeString(dir.resolve("mainsheet.yml"), "mainsheet:\n" + base + keys);
        out.getBuffer().setLength(0);
    }

    private int run(String... options) {
        CommandLine command = new CommandLine(new DoctorCommand()).setOut(new PrintWriter(out, true));
        String[] arguments = new String[options.length + 2];
        System.arraycopy(options, 0, arguments, 2, options.length);
        arguments[0] = "--config";
        arguments[1] = dir.resolve("mainsheet.yml").toString();
        return command.execute(arguments);
    }

    /** A management port that gives out these metrics. */
    private static final class Scraped implements AutoCloseable {

        private final HttpServer server;

        Scraped(String metrics) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/metrics", exchange -> {
                byte[] bytes = metrics.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            server.start();
        }

        String management() {
            return "  management: {ingress: {port: " + server.getAddress().getPort() + "}}\n";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
