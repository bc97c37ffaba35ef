package dev.mainsheet.console.doctor.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.tls.CertificateAuthority;
import dev.mainsheet.testkit.tls.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerIdentityTest {

    private static final String NAME = "server";
    private static final String ADD_THE_ROOT = "Add the root.";

    @TempDir
    private static Path dir;

    private static CertificateAuthority authority;
    private static Identity lasting;

    @BeforeAll
    static void issue() throws Exception {
        authority = CertificateAuthority.create(dir, "own-authority");
        lasting = authority.issue("gateway", "EC", 29);
    }

    @Test
    void aServerThatIsTrustedIsGreenWithWhoSignedItAndUntilWhenAndIsSentNothing() throws Exception {
        try (TlsServer server = new TlsServer(lasting)) {
            Finding finding = trusting(authority.root().certificate()).look(NAME, "localhost", server.port());
            assertThat(finding.status()).isEqualTo(Level.GREEN);
            assertThat(finding.detail())
                    .contains("CN=gateway", "issued by CN=own-authority")
                    .containsPattern("good until 20\\d\\d-\\d\\d-\\d\\d");
            assertThat(server.received()).isZero();
        }
    }

    @Test
    void oneThatNobodyTrustedHasSignedIsRedAndWhoDidIsNamed() throws Exception {
        try (TlsServer server = new TlsServer(lasting)) {
            Finding finding = new ServerIdentity(Trust.ofJvm(), ADD_THE_ROOT).look(NAME, "localhost", server.port());
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.detail()).contains("nobody this process trusts", "issued by CN=own-authority");
            assertThat(finding.remedy()).isEqualTo(ADD_THE_ROOT);
        }
    }

    @Test
    void theCertificateOfAnotherHostIsRed() throws Exception {
        try (TlsServer server = new TlsServer(lasting)) {
            Finding finding = trusting(authority.root().certificate()).look(NAME, "127.0.0.2", server.port());
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.detail()).contains("is not that of 127.0.0.2", "CN=gateway");
        }
    }

    @Test
    void oneThatExpiresWithinTwoWeeksIsYellow() throws Exception {
        try (TlsServer server = new TlsServer(authority.issue("gateway", "EC", 13))) {
            Finding finding = trusting(authority.root().certificate()).look(NAME, "localhost", server.port());
            assertThat(finding.status()).isEqualTo(Level.YELLOW);
            assertThat(finding.remedy()).contains("expires soon");
        }
    }

    @Test
    void aPortThatAnswersSomethingElseThanTlsIsRed() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answerPlainly(plain), "plain-server");
            answering.setDaemon(true);
            answering.start();
            Finding finding = trusting(authority.root().certificate()).look(NAME, "127.0.0.1", plain.getLocalPort());
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.detail()).contains("no TLS that both sides speak");
        }
    }

    @Test
    void aClosedPortAndAnUnknownHostAreRedAndNamed() throws Exception {
        ServerIdentity identity = trusting(authority.root().certificate());
        int closed = Ports.free();
        Finding refused = identity.look(NAME, "127.0.0.1", closed);
        assertThat(refused.status()).isEqualTo(Level.RED);
        assertThat(refused.detail()).isEqualTo("127.0.0.1:" + closed + " takes no connection");
        Finding unknown = identity.look(NAME, "nowhere.invalid", 443);
        assertThat(unknown.status()).isEqualTo(Level.RED);
        assertThat(unknown.detail()).isEqualTo("the host nowhere.invalid has no address");
    }

    private static void answerPlainly(ServerSocket plain) {
        try (Socket client = plain.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().readAllBytes();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static ServerIdentity trusting(X509Certificate root) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, new char[0]);
        store.setCertificateEntry("root", root);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return new ServerIdentity((X509ExtendedTrustManager) factory.getTrustManagers()[0], ADD_THE_ROOT);
    }
}
