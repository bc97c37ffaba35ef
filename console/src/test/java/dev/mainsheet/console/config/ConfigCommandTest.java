package dev.mainsheet.console.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainsheet.runtime.config.ConfigLoader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConfigCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void initWritesAFileThatIsGoodOnceTheListenersSecretsAreThere(@TempDir Path dir) throws Exception {
        Path config = dir.resolve("mainsheet.yml");
        assertThat(run("init", "--config", config.toString())).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("secrets/sailpoint-token"))))
                .isEqualTo("rw-------");

        assertThat(run("check", "--config", config.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("mainsheet.moveworks.listeners.default.url")
                .contains("mainsheet.moveworks.listeners.default.token");

        Files.writeString(
                dir.resolve("secrets/moveworks-url"), "https://api.moveworks.ai/webhooks/v1/listeners/x/notify");
        Files.writeString(dir.resolve("secrets/moveworks-key"), "key");
        assertThat(run("check", "--config", config.toString())).isZero();
    }

    @Test
    void initOverwritesNothing(@TempDir Path dir) throws Exception {
        Path config = Files.writeString(dir.resolve("mainsheet.yml"), "mine");
        assertThat(run("init", "--config", config.toString())).isEqualTo(1);
        assertThat(config).hasContent("mine");
        assertThat(err.toString()).contains("exists and is left as it is");
    }

    @Test
    void everyLineOfTheFileThatIsCommentedOutIsAKeyThereIs(@TempDir Path dir) throws Exception {
        Path config = dir.resolve("mainsheet.yml");
        run("init", "--config", config.toString());
        for (String secret : new String[] {
            "moveworks-key",
            "kafka-jaas",
            "sailpoint-emea-token",
            "callback-token",
            "completion-token",
            "iiq-secret",
            "isc-secret"
        }) {
            Files.writeString(dir.resolve("secrets").resolve(secret), "x");
        }
        for (String user : new String[] {"sailpoint-user", "sailpoint-emea-user"}) {
            Files.writeString(dir.resolve("secrets").resolve(user), "user:password");
        }
        Files.writeString(dir.resolve("secrets/moveworks-url"), "https://api.moveworks.ai/x");
        Files.writeString(dir.resolve("secrets/proxy"), "http://proxy.example.com:3128");
        Files.writeString(dir.resolve("secrets/seal-key"), Base64.getEncoder().encodeToString(new byte[32]));
        String uncommented = uncomment(Files.readString(config));
        assertThat(ConfigLoader.load("all keys", uncommented, Map.of()).settings())
                .extracting(setting -> setting.key())
                .contains(
                        "mainsheet.data-dir",
                        "mainsheet.kafka.bootstrap-servers",
                        "mainsheet.kafka.topics.replication-factor",
                        "mainsheet.ingress.basic-users[0]",
                        "mainsheet.ingress.allow-from[1]",
                        "mainsheet.ingress.trusted-proxies[0]",
                        "mainsheet.ingress.tls.client-ca",
                        "mainsheet.ingress.subjects[0].path",
                        "mainsheet.ingress.request-response[0].output",
                        "mainsheet.ingress.request-response[1].mode",
                        "mainsheet.ingress.seal-key",
                        "mainsheet.ingress.public-url",
                        "mainsheet.ingress.completion-hosts[0]",
                        "mainsheet.ingress.callback-tokens[0]",
                        "mainsheet.ingress.completion-token",
                        "mainsheet.tenants.default.kind",
                        "mainsheet.tenants.default.directory",
                        "mainsheet.tenants.default.correlation[0].attribute",
                        "mainsheet.tenants.default.iiq.client-secret",
                        "mainsheet.tenants.default.iiq.token-request",
                        "mainsheet.tenants.default.iiq.read",
                        "mainsheet.tenants.default.iiq.attributes[1]",
                        "mainsheet.tenants.default.iiq.entitlements",
                        "mainsheet.tenants.default.iiq.tls.ca",
                        "mainsheet.tenants.default.isc.client-secret",
                        "mainsheet.tenants.emea.isc.url",
                        "mainsheet.directory.max-in-flight",
                        "mainsheet.directory.max-not-found",
                        "mainsheet.http.proxy",
                        "mainsheet.http.no-proxy[2]",
                        "mainsheet.http.ca",
                        "mainsheet.tenants.emea.bearer-tokens[0]",
                        "mainsheet.routes[0].when",
                        "mainsheet.routes[0].people[1]",
                        "mainsheet.routes[0].recipient",
                        "mainsheet.routes[0].split",
                        "mainsheet.routes[0].otherwise",
                        "mainsheet.people[0].path",
                        "mainsheet.dedupe[0].by",
                        "mainsheet.management.ingress.port",
                        "mainsheet.log.level",
                        "mainsheet.demo.moveworks-port",
                        "mainsheet.demo.identityiq-port");
    }

    /** Takes the hash from every line that holds YAML rather than prose. */
    private static String uncomment(String text) {
        return text.replaceAll("(?m)^( *)# ( *)((?:- )?[a-z][a-zA-Z.-]*:(?: (?![A-Z]|[a-z]+ [a-z]+ ).*)?)$", "$1$2$3");
    }

    @Test
    void checkReadsTheCertificateFilesThatOnlySomeServicesRead(@TempDir Path dir) throws Exception {
        Path config = Files.writeString(
                dir.resolve("mainsheet.yml"),
                "mainsheet: {ingress: {bearer-tokens: [t], tls: {cert: /nowhere/cert.pem, key: /nowhere/key.pem}},"
                        + " http: {ca: /nowhere/ca.pem}, tenants: {default: {iiq: {tls: {ca: /nowhere/iiq.pem}}}}}");
        assertThat(run("check", "--config", config.toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("mainsheet.ingress.tls.cert: \"/nowhere/cert.pem\" cannot be read")
                .contains("mainsheet.http.ca: \"/nowhere/ca.pem\" cannot be read")
                .contains("mainsheet.tenants.default.iiq.tls.ca: \"/nowhere/iiq.pem\" cannot be read");
        assertThat(run("show", "--config", config.toString())).isZero();
    }

    @Test
    void showPrintsWhatIsInForceAsJsonWithoutSecrets(@TempDir Path dir) throws Exception {
        Path config = Files.writeString(
                dir.resolve("mainsheet.yml"), "mainsheet: {ingress: {port: 7777, bearer-tokens: [hush]}}");
        assertThat(run("show", "--json", "--config", config.toString())).isZero();
        JsonNode shown = new ObjectMapper().readTree(out.toString());
        assertThat(shown.get("schemaVersion").asText()).isEqualTo("1");
        assertThat(shown.get("items").findValuesAsText("key")).contains("mainsheet.ingress.port");
        assertThat(out.toString()).contains("7777").doesNotContain("hush");
    }

    @Test
    void aMissingFileIsOneClearErrorAndAWrongOptionIsExitTwo(@TempDir Path dir) {
        assertThat(run("show", "--config", dir.resolve("none.yml").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("no such file").doesNotContain("Exception");
        assertThat(run("show", "--confg", "x")).isEqualTo(2);
    }

    private int run(String... arguments) {
        return new CommandLine(new ConfigCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((failure, command, result) -> {
                    command.getErr().println(failure.getMessage());
                    return 1;
                })
                .execute(arguments);
    }
}
