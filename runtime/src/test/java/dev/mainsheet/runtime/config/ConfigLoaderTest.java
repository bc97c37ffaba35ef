package dev.mainsheet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    private static final String WHOLE = """
            mainsheet:
              data-dir: /var/lib/mainsheet
              kafka:
                bootstrap-servers: kafka:9092
                properties:
                  security.protocol: SASL_SSL
                  sasl.jaas.config: ... password="open sesame";
                topics: {prefix: prod., partitions: 6, replication-factor: 3}
              ingress:
                port: 18480
                bearer-tokens: [first-token, second-token]
                subjects:
                  - {triggers: ["acme:*"], path: "$.employee.id"}
              tenants:
                emea: {bearer-tokens: [emea-token]}
              moveworks:
                rate-per-second: 50
                listeners:
                  hr: {url: "https://api.moveworks.ai/webhooks/v1/listeners/x/notify", token: listener-token}
              routes:
                - name: leavers
                  triggers: ["idn:identity-*"]
                  filter: "$.changes[?(@.attribute == 'department')]"
                  listeners: [hr]
                - {triggers: ["*"], listeners: [hr], payload: raw}
              dedupe:
                - {triggers: ["*"], by: content, window: PT10M}
                - {triggers: ["acme:*"], by: ["$.a", "$.b"]}
            """;

    @Test
    void everyPartOfAWholeFileIsRead() throws Exception {
        MainsheetConfig config = load(WHOLE, Map.of()).config();
        assertThat(config.dataDir()).isEqualTo(Path.of("/var/lib/mainsheet"));
        assertThat(config.kafka().bootstrapServers()).contains("kafka:9092");
        assertThat(config.kafka().properties()).containsEntry("security.protocol", "SASL_SSL");
        assertThat(config.kafka().topics().prefix()).contains("prod.");
        assertThat(config.kafka().topics().partitions().value()).isEqualTo(6);
        assertThat(config.ingress().bearerTokens().orElseThrow())
                .extracting(Secret::value)
                .containsExactly("first-token", "second-token");
        assertThat(config.tenants()).containsOnlyKeys("emea");
        assertThat(config.moveworks()
                        .listeners()
                        .get("hr")
                        .token()
                        .orElseThrow()
                        .value())
                .isEqualTo("listener-token");
        assertThat(config.routes()).hasSize(2);
        assertThat(config.routes().get(1).payload()).isEqualTo(MainsheetConfig.Payload.RAW);
        assertThat(config.dedupe().get(0).by()).containsExactly("content");
        assertThat(config.dedupe().get(0).window()).isEqualTo(Duration.ofMinutes(10));
        assertThat(config.dedupe().get(1).by()).containsExactly("$.a", "$.b");
    }

    @Test
    void anEmptyFileHasTheDefaults() throws Exception {
        MainsheetConfig config = load("", Map.of()).config();
        assertThat(config.dataDir()).isEqualTo(Path.of("./data"));
        assertThat(config.ingress().port().value()).isEqualTo(8480);
        assertThat(config.kafka().topics().partitions().value()).isEqualTo(12);
        assertThat(config.moveworks().ratePerSecond().value()).isEqualTo(5);
        assertThat(config.routes()).isEmpty();
    }

    @Test
    void emptyListsAndMapsSetNothing() throws Exception {
        MainsheetConfig config = load(
                        "mainsheet: {routes: [], dedupe: [], tenants: {}, ingress: {bearer-tokens: []}}", Map.of())
                .config();
        assertThat(config.routes()).isEmpty();
        assertThat(config.ingress().bearerTokens()).isEmpty();
    }

    @Test
    void theEnvironmentBeatsTheFile() throws Exception {
        MainsheetConfig config = load(
                        WHOLE,
                        Map.of(
                                "MAINSHEET_KAFKA_BOOTSTRAP_SERVERS", "other:9092",
                                "MAINSHEET_KAFKA_PROPERTIES_SECURITY_PROTOCOL", "SSL",
                                "MAINSHEET_ROUTES_0_NAME", "movers",
                                "MAINSHEET_ROUTES_1_TRIGGERS_0", "acme:*",
                                "MAINSHEET_INGRESS_BEARER_TOKENS", "only-token",
                                "MAINSHEET_MOVEWORKS_LISTENERS_HR_MAX_BODY_BYTES", "500000",
                                "MAINSHEET_CONFIG", "anything.yml",
                                "PATH", "/bin"))
                .config();
        assertThat(config.kafka().bootstrapServers()).contains("other:9092");
        assertThat(config.kafka().properties()).containsEntry("security.protocol", "SSL");
        assertThat(config.routes().get(0).name()).contains("movers");
        assertThat(config.routes().get(1).triggers()).containsExactly("acme:*");
        assertThat(config.ingress().bearerTokens().orElseThrow())
                .extracting(Secret::value)
                .containsExactly("only-token");
        assertThat(config.moveworks().listeners().get("hr").maxBodyBytes().value())
                .isEqualTo(500_000);
    }

    @Test
    void aListenerAndARouteCanComeFromTheEnvironmentAlone() throws Exception {
        MainsheetConfig config = load(
                        "",
                        Map.of(
                                "MAINSHEET_MOVEWORKS_LISTENERS_HR_TEAM_URL", "https://api.moveworks.ai/x",
                                "MAINSHEET_ROUTES_0_TRIGGERS", "*",
                                "MAINSHEET_ROUTES_0_LISTENERS", "hr-team"))
                .config();
        assertThat(config.moveworks().listeners()).containsOnlyKeys("hr-team");
        assertThat(config.routes().get(0).listeners()).containsExactly("hr-team");
    }

    @Test
    void allErrorsAreReportedAtOnceByKeyWithValueAndRemedy() {
        List<ConfigProblem> problems = refused("""
                mainsheet:
                  ingress:
                    port: eighty
                    prot: 1
                    allow-anonymous: yes please
                    body-timeout: 10s
                  moveworks:
                    rate-per-second: -1
                    listeners:
                      HR: {url: "htp://secret-host/secret-path"}
                      ok: {url: "http://example.com/secret-path"}
                      none: {token: abc}
                  routes:
                    - {name: urgent, triggers: ["*"], listeners: [missing], filter: "$.changes[?(@.a ==]"}
                    - {listeners: [ok]}
                    - {name: twice, triggers: ["*"], listeners: [ok], payload: xml}
                    - {name: twice, triggers: ["*"], listeners: [ok]}
                  dedupe:
                    - {triggers: ["*"], by: contents, window: P4D}
                """, Map.of("MAINSHEET_INGRES_PORT", "1"));
        assertThat(problems)
                .extracting(ConfigProblem::toString)
                .anySatisfy(p -> assertThat(p)
                        .isEqualTo("mainsheet.ingress.port: \"eighty\" is not a port number from 0 to 65535"))
                .anySatisfy(p -> assertThat(p)
                        .isEqualTo("mainsheet.ingress.prot: is no key; the nearest is mainsheet.ingress.port"))
                .anySatisfy(p -> assertThat(p)
                        .isEqualTo("mainsheet.ingress.allow-anonymous: \"yes please\" is neither true nor false"))
                .anySatisfy(p -> assertThat(p).startsWith("mainsheet.ingress.body-timeout: \"10s\" is not an ISO-8601"))
                .anySatisfy(p -> assertThat(p)
                        .isEqualTo("mainsheet.moveworks.rate-per-second: \"-1\" is not a whole number of at least 0"))
                .anySatisfy(p -> assertThat(p)
                        .isEqualTo("mainsheet.moveworks.listeners.HR.url: \"htp://…\" is not an absolute https URL"))
                .anySatisfy(p -> assertThat(p).startsWith("mainsheet.moveworks.listeners.HR: \"HR\" is no name"))
                .anySatisfy(
                        p -> assertThat(p).startsWith("mainsheet.moveworks.listeners.ok.url: \"http://example.com…"))
                .anySatisfy(p -> assertThat(p).isEqualTo("mainsheet.moveworks.listeners.none.url: is missing"))
                .anySatisfy(p -> assertThat(p).startsWith("mainsheet.routes[0].name: \"urgent\" is no name"))
                .anySatisfy(p -> assertThat(p)
                        .isEqualTo("mainsheet.routes[0].listeners[0]: \"missing\" is not configured under"
                                + " mainsheet.moveworks.listeners, which has HR, none, ok"))
                .anySatisfy(p -> assertThat(p).startsWith("mainsheet.routes[0].filter: \"$.changes[?(@.a ==]\" is no"))
                .anySatisfy(p -> assertThat(p).isEqualTo("mainsheet.routes[1].triggers: is missing"))
                .anySatisfy(
                        p -> assertThat(p).isEqualTo("mainsheet.routes[2].payload: \"xml\" is none of envelope, raw"))
                .anySatisfy(p -> assertThat(p).startsWith("mainsheet.routes[3].name: \"twice\" is the name of"))
                .anySatisfy(p -> assertThat(p).startsWith("mainsheet.dedupe[0].by: \"contents\" is none of"))
                .anySatisfy(p -> assertThat(p).startsWith("mainsheet.dedupe[0].window: \"P4D\" is longer than PT72H"))
                .anySatisfy(p -> assertThat(p)
                        .isEqualTo("MAINSHEET_INGRES_PORT: this environment variable names no key; the nearest is"
                                + " MAINSHEET_INGRESS_PORT"))
                .noneSatisfy(p -> assertThat(p).contains("secret-path"))
                .hasSize(18);
    }

    @Test
    void aMisspeltKeyInAListKeepsItsPositionInTheHint() {
        assertThat(refused("""
                        mainsheet:
                          moveworks: {listeners: {hr: {url: "https://a.example/x"}}}
                          routes:
                            - {triggers: ["*"], listeners: [hr]}
                            - {triggers: ["*"], listeners: [hr], filtre: "$"}
                        """, Map.of()))
                .extracting(ConfigProblem::toString)
                .containsExactly("mainsheet.routes[1].filtre: is no key; the nearest is mainsheet.routes[1].filter");
    }

    @Test
    void anExpressionThatWouldSilentlyMeanAnotherIsRefused() {
        assertThat(refused("""
                        mainsheet:
                          moveworks: {listeners: {hr: {url: "https://a.example/x"}}}
                          routes:
                            - {triggers: ["*"], listeners: [hr], filter: "$.x["}
                            - {triggers: ["*"], listeners: [hr], when: "$.x.lenght()"}
                        """, Map.of()))
                .extracting(ConfigProblem::toString)
                .satisfiesExactly(
                        open -> assertThat(open)
                                .contains("mainsheet.routes[0].filter")
                                .contains("is not closed"),
                        unknown -> assertThat(unknown)
                                .contains("mainsheet.routes[1].when")
                                .contains("there is no function lenght()"));
    }

    @Test
    void aKeyOutsideTheRootIsRefused() {
        assertThat(refused("ingress: {port: 1}", Map.of()))
                .extracting(ConfigProblem::toString)
                .containsExactly("ingress.port: is no key; the nearest is mainsheet.ingress.port");
    }

    @Test
    void brokenYamlIsOneClearError() {
        assertThat(refused("mainsheet: [", Map.of()).get(0).toString()).contains("is not YAML");
    }

    @Test
    void aMissingFileIsFatalAndNamesTheRemedy(@TempDir Path dir) {
        ConfigException refusal =
                catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(dir.resolve("none.yml"), Map.of()));
        assertThat(refusal).hasMessageContaining("none.yml").hasMessageContaining("config init");
    }

    @Test
    void aSecretComesFromItsFileIsReadAgainWhenItChangesAndIsNeverPrinted(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("token"), "before\n");
        LoadedConfig loaded =
                load("mainsheet: {ingress: {bearer-tokens: ['${file:" + file + "}', plain-secret]}}", Map.of());
        Secret secret = loaded.config().ingress().bearerTokens().orElseThrow().get(0);
        assertThat(secret.value()).isEqualTo("before");
        Files.writeString(file, "after\n");
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(System.currentTimeMillis() + 5000));
        Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .until(() -> secret.value().equals("after"));
        Files.delete(file);
        assertThat(secret).hasToString("***");
        assertThat(loaded.settings().toString())
                .contains("${file:" + file + "}")
                .doesNotContain("plain-secret")
                .doesNotContain("after");
    }

    @Test
    void aSecretWhoseFileIsMissingIsNamedByKeyAndFile(@TempDir Path dir) {
        assertThat(refused("mainsheet: {ingress: {bearer-tokens: ['${file:" + dir.resolve("none") + "}']}}", Map.of()))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("mainsheet.ingress.bearer-tokens[0]");
                    assertThat(problem.message()).contains(dir.resolve("none").toString());
                });
    }

    @Test
    void whatIsInForceIsShownWithItsSourceAndWithoutSecrets() throws Exception {
        List<Setting> settings =
                load(WHOLE, Map.of("MAINSHEET_INGRESS_PORT", "7000")).settings();
        assertThat(settings)
                .contains(
                        new Setting("mainsheet.ingress.port", "7000", "environment"),
                        new Setting("mainsheet.data-dir", "/var/lib/mainsheet", "test.yml"),
                        new Setting("mainsheet.broker.port", "9092", "default"),
                        new Setting("mainsheet.ingress.bearer-tokens[0]", "***", "test.yml"),
                        new Setting("mainsheet.moveworks.listeners.hr.url", "***", "test.yml"));
        assertThat(settings.toString())
                .doesNotContain("first-token")
                .doesNotContain("listener-token")
                .doesNotContain("open sesame");
    }

    private static LoadedConfig load(String yaml, Map<String, String> environment) throws ConfigException {
        return ConfigLoader.load("test.yml", yaml, environment);
    }

    private static List<ConfigProblem> refused(String yaml, Map<String, String> environment) {
        return catchThrowableOfType(ConfigException.class, () -> load(yaml, environment))
                .problems();
    }
}
