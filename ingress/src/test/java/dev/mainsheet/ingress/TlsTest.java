package dev.mainsheet.ingress;

import static dev.mainsheet.ingress.GuardedIngress.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.ingress.http.RawHttp;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.tls.CertificateAuthority;
import dev.mainsheet.testkit.tls.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with certificates that an authority issued, over real sockets. */
class TlsTest {

    private static final String REQUEST = post("Authorization: Bearer t\r\n");

    private static CertificateAuthority authority;
    private static Identity root;
    private static Identity first;
    private static Identity second;

    @TempDir
    private Path files;

    private Path cert;
    private Path key;

    @BeforeAll
    static void issue(@TempDir Path directory) throws IOException {
        authority = CertificateAuthority.create(directory, "ours");
        root = authority.root();
        first = authority.issue("first", "RSA", 20);
        second = authority.issue("second", "EC", 20);
    }

    @BeforeEach
    void lay() throws IOException {
        cert = Files.writeString(files.resolve("cert.pem"), first.chainPem());
        key = Files.writeString(files.resolve("key.pem"), first.keyPem());
    }

    @Test
    void eventsAreTakenOverTls12AndAboveAndNothingElse() throws Exception {
        try (GuardedIngress ingress = start("")) {
            for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
                try (SSLSocket socket = ingress.handshake(root, protocol)) {
                    assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
                    assertThat(new RawHttp(socket).send(REQUEST).answer().status())
                            .isEqualTo(200);
                }
            }
            assertThatThrownBy(() -> ingress.handshake(root, "TLSv1.1")).isInstanceOf(IOException.class);
            try (RawHttp clear = ingress.from("127.0.0.1")) {
                assertThat(clear.send(REQUEST).isClosedByServer()).isTrue();
            }
        }
    }

    @Test
    void aNewCertificateServesNewHandshakesAndLeavesOpenConnectionsAlone() throws Exception {
        try (GuardedIngress ingress = start("");
                SSLSocket open = ingress.handshake(root)) {
            RawHttp old = new RawHttp(open);
            assertThat(old.send(REQUEST).answer().status()).isEqualTo(200);
            assertThat(shown(ingress)).isEqualTo("CN=first");
            replace(second);
            await().untilAsserted(() -> assertThat(shown(ingress)).isEqualTo("CN=second"));
            assertThat(old.send(REQUEST).answer().status()).isEqualTo(200);
            assertThat(open.getSession().getPeerPrincipal().getName()).isEqualTo("CN=first");
            assertThat(ingress.tlsCheck().status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void whileOnlyOneOfTheTwoFilesIsReplacedTheOldPairServesAndReadinessSaysWhy() throws Exception {
        try (GuardedIngress ingress = start("")) {
            Files.writeString(cert, second.chainPem());
            await().untilAsserted(() -> assertThat(ingress.tlsCheck().status()).isEqualTo(Status.DEGRADED));
            assertThat(ingress.tlsCheck().detail())
                    .contains("mainsheet.ingress.tls.key")
                    .contains(key.toString())
                    .contains("take both from one issue");
            assertThat(shown(ingress)).isEqualTo("CN=first");

            Files.writeString(key, second.keyPem());
            await().untilAsserted(() -> assertThat(shown(ingress)).isEqualTo("CN=second"));
            assertThat(ingress.tlsCheck().status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void filesThatAreRuinedAndThenRestoredEndTheAlarm() throws Exception {
        try (GuardedIngress ingress = start("")) {
            Files.delete(key);
            await().untilAsserted(() -> assertThat(ingress.tlsCheck().detail()).contains("cannot be read"));
            Files.writeString(key, first.keyPem());
            await().untilAsserted(() -> assertThat(ingress.tlsCheck().status()).isEqualTo(Status.UP));
            assertThat(shown(ingress)).isEqualTo("CN=first");
        }
    }

    @Test
    void readinessAndMetricSayWhenTheCertificateExpires() throws Exception {
        try (GuardedIngress ingress = start("")) {
            assertThat(expires(ingress)).isBetween(days(19), days(20));
            assertThat(ingress.tlsCheck().detail())
                    .contains(first.certificate().getNotAfter().toInstant().toString());
        }
        try (GuardedIngress ingress =
                new GuardedIngress(config(""), Clock.offset(Clock.systemUTC(), Duration.ofDays(15)))) {
            assertThat(expires(ingress)).isBetween(days(4), days(5));
            assertThat(ingress.tlsCheck().status()).isEqualTo(Status.DEGRADED);
        }
    }

    @Test
    void whereClientsNeedACertificateNobodyElseComesIn(@TempDir Path elsewhere) throws Exception {
        Identity client = authority.issue("sailpoint", "EC", 20);
        Identity stranger = CertificateAuthority.create(elsewhere, "theirs").issue("sailpoint", "EC", 20);
        Path ca = Files.writeString(files.resolve("ca.pem"), root.chainPem());
        try (GuardedIngress ingress = start(", client-ca: '" + ca + "'")) {
            assertThat(status(ingress, client.clientTrusting(root.certificate())))
                    .isEqualTo(200);
            assertRefused(ingress, Identity.anonymousClientTrusting(root.certificate()));
            assertRefused(ingress, stranger.clientTrusting(root.certificate()));
            await().untilAsserted(() -> assertThat(ingress.registry
                            .get("mainsheet.ingress.tls.handshakes.failed")
                            .counter()
                            .count())
                    .isEqualTo(2));

            Files.writeString(ca, theirRoot(stranger));
            await().ignoreExceptionsInstanceOf(IOException.class)
                    .untilAsserted(() -> assertThat(status(ingress, stranger.clientTrusting(root.certificate())))
                            .isEqualTo(200));
            assertRefused(ingress, client.clientTrusting(root.certificate()));
        }
    }

    private static String theirRoot(Identity identity) {
        return new Identity(identity.chain().subList(1, 2), identity.key()).chainPem();
    }

    @Test
    void theWholeIngressHasTheCheckAmongItsOwn() throws Exception {
        String nobody = "127.0.0.1:" + Ports.free();
        try (Running running = new Running(nobody, "ingress: " + config(""));
                SSLSocket socket = (SSLSocket) Identity.anonymousClientTrusting(root.certificate())
                        .getSocketFactory()
                        .createSocket("127.0.0.1", running.port())) {
            assertThat(new RawHttp(socket).send(post("")).answer().status()).isEqualTo(401);
            assertThat(running.health().checks())
                    .filteredOn(check -> check.name().equals("tls"))
                    .singleElement()
                    .satisfies(check -> assertThat(check.result().status()).isEqualTo(Status.UP));
        }
    }

    @Test
    void filesThatDoNotDoRefuseTheStartByKeyAndFile() throws Exception {
        Files.writeString(key, second.keyPem());
        assertRefusesStart("mainsheet.ingress.tls.key", key.toString(), "is not the key of the first certificate");
        Files.writeString(key, "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");
        assertRefusesStart("mainsheet.ingress.tls.key", "PKCS#8", "openssl pkcs8");
        Files.delete(cert);
        assertRefusesStart("mainsheet.ingress.tls.cert", cert.toString(), "cannot be read");
    }

    private GuardedIngress start(String more) throws StartException {
        return new GuardedIngress(config(more));
    }

    private String config(String more) {
        return "{port: 0, bearer-tokens: [t], tls: {cert: '" + cert + "', key: '" + key + "'" + more + "}}";
    }

    /** As a tool does that renews certificates: one file after the other. */
    private void replace(Identity by) throws IOException {
        Files.writeString(cert, by.chainPem());
        Files.writeString(key, by.keyPem());
    }

    private static String shown(GuardedIngress ingress) throws IOException {
        try (SSLSocket socket = ingress.handshake(root)) {
            Principal shown = socket.getSession().getPeerPrincipal();
            return shown.getName();
        }
    }

    private static double expires(GuardedIngress ingress) {
        return ingress.registry
                .get("mainsheet.ingress.tls.certificate.expires")
                .gauge()
                .value();
    }

    private static double days(int days) {
        return Duration.ofDays(days).toSeconds();
    }

    private static int status(GuardedIngress ingress, SSLContext client) throws IOException {
        try (SSLSocket socket = ingress.handshake(client)) {
            return new RawHttp(socket).send(REQUEST).answer().status();
        }
    }

    /** In TLS 1.3 the client learns of it only when it reads. */
    private static void assertRefused(GuardedIngress ingress, SSLContext client) {
        assertThatThrownBy(() -> status(ingress, client)).isInstanceOf(IOException.class);
    }

    private void assertRefusesStart(String... parts) {
        assertThatThrownBy(() -> start("")).isInstanceOf(StartException.class).hasMessageContainingAll(parts);
    }
}
