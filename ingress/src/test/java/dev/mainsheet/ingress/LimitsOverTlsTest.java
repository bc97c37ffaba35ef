package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.ingress.http.RawHttp;
import dev.mainsheet.testkit.tls.CertificateAuthority;
import dev.mainsheet.testkit.tls.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections of TLS are bounded and closed as those in the clear. */
class LimitsOverTlsTest {

    private static final String GET = "GET /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n";

    private static Identity root;
    private static Identity server;

    @TempDir
    private Path files;

    @BeforeAll
    static void issue(@TempDir Path directory) throws IOException {
        CertificateAuthority authority = CertificateAuthority.create(directory, "ours");
        root = authority.root();
        server = authority.issue("server", "EC", 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aSlowHeadIsRefusedAndTheConnectionClosedInOrder(String protocol) throws Exception {
        try (GuardedIngress ingress = start("head-timeout: PT0.5S");
                SSLSocket socket = ingress.handshake(root, protocol)) {
            RawHttp http = new RawHttp(socket).send("POST /triggers/a HTTP/1.1\r\nHo");
            assertThat(http.answer().status()).isEqualTo(408);
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void whoeverSendsOnAfterARefusalStillGetsToReadIt(String protocol) throws Exception {
        try (GuardedIngress ingress = start("max-body-bytes: 1000");
                SSLSocket socket = ingress.handshake(root, protocol)) {
            RawHttp http =
                    new RawHttp(socket).send("POST /triggers/a HTTP/1.1\r\nHost: h\r\nContent-Length: 8000000\r\n\r\n");
            byte[] part = new byte[100_000];
            for (int i = 0; i < 20; i++) {
                http.send(part);
            }
            assertThat(http.answer().status()).isEqualTo(413);
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void aConnectionOverTheLimitIsRefusedAsAnyOther() throws Exception {
        try (GuardedIngress ingress = start("max-connections: 1");
                SSLSocket first = ingress.handshake(root)) {
            // Answered, so that it is the first: between connections there is no order.
            assertThat(new RawHttp(first).send(GET).answer().status()).isEqualTo(405);
            try (SSLSocket second = ingress.handshake(root)) {
                assertThat(new RawHttp(second).answer().status()).isEqualTo(503);
            }
        }
    }

    private GuardedIngress start(String limit) throws Exception {
        return new GuardedIngress("{allow-anonymous: true, " + limit + ", tls: {cert: "
                + Files.writeString(files.resolve("cert.pem"), server.chainPem()) + ", key: "
                + Files.writeString(files.resolve("key.pem"), server.keyPem()) + "}}");
    }
}
