package dev.mainsheet.standalone;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.schemas.Samples;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import dev.mainsheet.testkit.moveworks.ReceivedDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets put everywhere a sender can put one, and looked for everywhere they could come out. */
class SecretsTest {

    /** Nothing else contains it. */
    private static final String CANARY = "hush-canary";

    private static final String EVERYTHING = "[{name: raw, triggers: ['idn:*'], listeners: [default], payload: raw},"
            + " {name: envelope, triggers: ['*'], listeners: [default]}]";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private Setup setup;
    private int kept;

    @Test
    void noSecretComesOutAnywhere() throws Exception {
        setup = Setup.in(directory);
        Path output = directory.resolve("output.txt");
        Map<String, String> environment =
                Map.of("MAINSHEET_LOG_LEVEL", "debug", "MAINSHEET_INGRESS_SECRET_PATHS_0", "$.report.token");
        try (MoveworksStandIn moveworks = new MoveworksStandIn(MoveworksOptions.withKey(Setup.KEY))) {
            moveworks.start();
            Path file = setup.file(moveworks, EVERYTHING);
            try (MainsheetProcess mainsheet =
                    MainsheetProcess.start(output, environment, "up", "--config", file.toString())) {
                await().atMost(SOON).until(() -> mainsheet.output().contains("taking events on"));
                postSecretsOfEveryKind();
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(moveworks.accepted()).hasSize(kept));

                Map<String, String> places = new HashMap<>();
                places.putAll(topics());
                places.putAll(metrics());
                for (ReceivedDelivery delivery : moveworks.deliveries()) {
                    assertHoldsNone(
                            "a delivery", delivery.headers() + delivery.body().orElse(""), CANARY, Setup.TOKEN);
                }
                mainsheet.terminate();
                assertThat(mainsheet.exitsWithin(20)).isTrue();
                places.put("the log", mainsheet.output());
                places.putAll(files());
                assertThat(places).hasSizeGreaterThan(20);
                places.forEach(
                        (place, text) -> assertHoldsNone(place, text, CANARY, Setup.TOKEN, Setup.KEY, Setup.LISTENER));
            }
        }
    }

    private void postSecretsOfEveryKind() throws Exception {
        List<String> triggers = Stream.concat(Samples.triggerIds().stream(), Samples.withoutKnownId().stream())
                .toList();
        for (String trigger : triggers) {
            post(trigger, planted(new String(Samples.body(trigger), UTF_8)), Setup.TOKEN);
        }
        for (String odd : oddBodies()) {
            post("acme:odd", odd, Setup.TOKEN);
        }
        for (String refused : List.of(CANARY, "{\"a\":" + CANARY + "}", "{\"" + CANARY, "[\"" + CANARY + "\"]")) {
            assertThat(post("acme:refused", refused, Setup.TOKEN)).isEqualTo(400);
        }
        assertThat(post("acme:refused", "{\"a\":\"" + CANARY + "x".repeat(1_000_000) + "\"}", Setup.TOKEN))
                .isEqualTo(413);
        assertThat(post("acme:refused", "{}", CANARY)).isEqualTo(401);
    }

    /** The sample, beginning with values that nobody may see. */
    private static String planted(String sample) {
        return "{\"_metadata\":{\"secret\":\"" + CANARY
                + "\",\"responseMode\":\"async\"},\"signedS3Url\":\"https://bucket/x?" + CANARY
                + "\",\"report\":{\"token\":\"" + CANARY + "\"},"
                + sample.strip().substring(1);
    }

    private static List<String> oddBodies() {
        String value = "\"" + CANARY + "\"";
        return List.of(
                "{\"_meta\":{\"secret\":" + value + "}}",
                "{\"_METADATA\":{\"Secret\":" + value + "},\"signeds3url\":" + value + "}",
                "{\"_metadata\":[{\"secret\":" + value + "},[{\"secret\":" + value + "}]]}",
                "{\"_metadata\":{\"\\u0073ecret\":" + value + ",\"secret\":[" + value + "]}}",
                "{\"signedS3Url\":{" + value + ":" + value + "},\"signedS3Url\":[" + value + "]}",
                "{\"report\":[{\"token\":" + value + "},{\"token\":{" + value + ":1}}]}");
    }

    /** Posts once with every header and the query holding a secret too. */
    private int post(String trigger, String body, String token) throws IOException, InterruptedException {
        URI url = URI.create(setup.trigger(trigger) + "?signature=" + CANARY);
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .header("Cookie", "session=" + CANARY)
                .header("X-Api-Key", CANARY)
                .header("traceparent", CANARY)
                .header("Idempotency-Key", CANARY + kept)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        kept += status == 200 ? 1 : 0;
        return status;
    }

    /** Every topic there is, ours and Kafka's own: all bytes of each. */
    private Map<String, String> topics() throws Exception {
        Map<String, String> texts = new HashMap<>();
        TopicReader reader = new TopicReader(setup.bootstrapServers());
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", setup.bootstrapServers()))) {
            for (String topic : admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get()) {
                StringBuilder text = new StringBuilder();
                reader.records(topic).forEach(record -> {
                    text.append(text(record.key())).append(text(record.value()));
                    record.headers().forEach(header -> text.append(header.key()).append(text(header.value())));
                });
                texts.put("topic " + topic, text.toString());
            }
        }
        assertThat(texts.get("topic sailpoint.events")).contains("[removed by mainsheet]");
        return texts;
    }

    private Map<String, String> metrics() throws Exception {
        Map<String, String> texts = new HashMap<>();
        for (int port : new int[] {setup.ingressManagement(), setup.processorManagement(), setup.egressManagement()}) {
            for (String path : List.of("/metrics", "/health/ready")) {
                URI url = URI.create("http://127.0.0.1:" + port + path);
                String text = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                        .body();
                assertThat(text).isNotEmpty();
                texts.put(url.toString(), text);
            }
        }
        return texts;
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(directory.resolve("data"))) {
            all.filter(Files::isRegularFile).forEach(files::add);
        }
        files.forEach(file -> texts.put("file " + file, read(file)));
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, ISO_8859_1);
    }

    private static void assertHoldsNone(String place, String text, String... secrets) {
        for (String secret : secrets) {
            int at = text.indexOf(secret);
            assertThat(at)
                    .as(() -> place + " holds " + text.substring(Math.max(0, at - 80), at + secret.length()))
                    .isNegative();
        }
    }
}
