package dev.mainsheet.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigLoader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundTest {

    private static final URI ACME = URI.create("https://acme.api.identitynow.com");
    private static final URI INTERNAL = URI.create("https://iiq.internal.example.com/identityiq");

    @Test
    void withoutAWordNothingGoesThroughAProxy() throws ConfigException {
        assertThat(outbound("{}", Map.of()).proxy(ACME)).isEmpty();
    }

    @Test
    void theConfiguredProxyIsForEverythingButWhatIsExceptedAndThisMachine() throws ConfigException {
        Outbound outbound = outbound(
                "{proxy: 'http://user:pass@proxy:3128', no-proxy: ['.internal.example.com']}",
                Map.of("HTTPS_PROXY", "http://other:1", "NO_PROXY", "*"));
        assertThat(outbound.proxy(ACME)).get().satisfies(proxy -> {
            assertThat(proxy.getHost()).isEqualTo("proxy");
            assertThat(proxy.getPort()).isEqualTo(3128);
            assertThat(proxy.getUsername()).isEqualTo("user");
            assertThat(proxy.getPassword()).isEqualTo("pass");
        });
        assertThat(outbound.proxy(INTERNAL)).isEmpty();
        assertThat(outbound.proxy(URI.create("http://localhost:8491/identityiq")))
                .isEmpty();
        assertThat(outbound.proxy(URI.create("https://127.0.0.1"))).isEmpty();
    }

    @Test
    void whereTheConfigurationIsSilentTheEnvironmentCounts() throws ConfigException {
        Outbound outbound = outbound(
                "{}", Map.of("HTTPS_PROXY", "http://proxy:3128", "no_proxy", "localhost, internal.example.com"));
        assertThat(port(outbound, ACME)).contains(3128);
        assertThat(port(outbound, INTERNAL)).isEmpty();
    }

    @Test
    void theEnvironmentIsReadAsOthersReadIt() throws ConfigException {
        assertThat(port(outbound("{}", Map.of("https_proxy", "proxy.example.com:8080")), ACME))
                .contains(8080);
        assertThat(port(outbound("{}", Map.of("HTTPS_PROXY", "")), ACME)).isEmpty();
        assertThat(port(outbound("{}", Map.of("HTTPS_PROXY", "socks5://proxy:1080")), ACME))
                .as("what is no HTTP proxy is passed over")
                .isEmpty();
        assertThat(port(
                        outbound("{}", Map.of("HTTPS_PROXY", "http://p:1", "NO_PROXY", "?!,internal.example.com")),
                        INTERNAL))
                .as("what is no host is passed over, and the rest counts")
                .isEmpty();
    }

    @Test
    void aProxysPasswordIsChangedWithoutARestart(@TempDir Path dir) throws ConfigException, IOException {
        Path file = Files.writeString(dir.resolve("proxy"), "http://user:old@proxy:3128");
        Outbound outbound = outbound("{proxy: '${file:" + file + "}'}", Map.of());
        assertThat(outbound.proxy(ACME).orElseThrow().getPassword()).isEqualTo("old");
        Files.writeString(file, "http://user:new@proxy:3128");
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(outbound.proxy(ACME).orElseThrow().getPassword())
                                .isEqualTo("new"));
        Files.writeString(file, "nonsense that is longer");
        Awaitility.await()
                .during(Duration.ofMillis(1500))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () -> assertThat(outbound.proxy(ACME).orElseThrow().getPassword())
                                .isEqualTo("new"));
    }

    private static Optional<Integer> port(Outbound outbound, URI destination) {
        return outbound.proxy(destination).map(proxy -> proxy.getPort());
    }

    private static Outbound outbound(String http, Map<String, String> environment) throws ConfigException {
        return Outbound.of(
                ConfigLoader.load("test.yml", "mainsheet: {http: " + http + "}", Map.of())
                        .config()
                        .http(),
                environment);
    }
}
