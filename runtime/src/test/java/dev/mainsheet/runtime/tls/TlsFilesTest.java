package dev.mainsheet.runtime.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.testkit.tls.CertificateAuthority;
import dev.mainsheet.testkit.tls.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsFilesTest {

    private static CertificateAuthority authority;
    private static Identity first;
    private static Identity second;

    @TempDir
    private Path directory;

    private TlsFiles files;

    @BeforeAll
    static void issue(@TempDir Path directory) throws IOException {
        authority = CertificateAuthority.create(directory, "ours");
        first = authority.issue("first", "EC", 30);
        second = authority.issue("second", "EC", 30);
    }

    @BeforeEach
    void lay() throws IOException {
        files = new TlsFiles(
                "some.tls",
                Files.writeString(directory.resolve("cert.pem"), first.chainPem()),
                Files.writeString(directory.resolve("key.pem"), first.keyPem()),
                Optional.of(Files.writeString(directory.resolve("ca.pem"), first.chainPem())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519"})
    void everyUsualKindOfKeyIsReadAndTextBetweenCertificatesPassedOver(String algorithm) throws Exception {
        Identity identity = authority.issue("any", algorithm, 30);
        Files.writeString(files.certificate(), identity.chainPem().replace("-----BEGIN", "0 s:CN=whoever\n-----BEGIN"));
        Files.writeString(files.privateKey(), identity.keyPem().replace("\n", "\r\n"));
        assertThat(files.read().expires())
                .isEqualTo(identity.certificate().getNotAfter().toInstant());
    }

    @Test
    void withoutAClientAuthorityClientsNeedNoCertificate() throws Exception {
        assertThat(files.read().clientAuthorities()).isPresent();
        TlsFiles oneSided = new TlsFiles("some.tls", files.certificate(), files.privateKey(), Optional.empty());
        assertThat(oneSided.read().clientAuthorities()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RSA PRIVATE KEY | AAAA | in the older form \"RSA PRIVATE KEY\" and not in PKCS#8: convert it with openssl pkcs8",
                "EC PRIVATE KEY | AAAA | in the older form \"EC PRIVATE KEY\" and not in PKCS#8: convert it with openssl pkcs8",
                "RSA PRIVATE KEY | Proc-Type: 4,ENCRYPTED | under a passphrase, which is not asked for: convert it with openssl",
                "ENCRYPTED PRIVATE KEY | AAAA | under a passphrase, which is not asked for: convert it with openssl pkcs8",
                "PRIVATE KEY | AAAA | no readable RSA, EC, EdDSA key",
                "PRIVATE KEY | A | no readable RSA, EC, EdDSA key",
                "CERTIFICATE | AAAA | has no private key"
            })
    void aKeyThatDoesNotDoIsExplained(String form, String body, String explanation) throws Exception {
        Files.writeString(
                files.privateKey(), "-----BEGIN " + form + "-----\n" + body + "\n-----END " + form + "-----\n");
        assertBroken("some.tls.key", files.privateKey(), explanation);
    }

    @Test
    void severalKeysAreRefusedRatherThanOneGuessed() throws Exception {
        Files.writeString(files.privateKey(), first.keyPem() + second.keyPem());
        assertBroken("some.tls.key", files.privateKey(), "has several private keys");
    }

    @Test
    void aKeyOfAnotherCertificateIsNamedWithBothFiles() throws Exception {
        Files.writeString(files.privateKey(), second.keyPem());
        assertBroken("some.tls.key", files.privateKey(), "in \"" + files.certificate() + "\"");
        Files.writeString(
                files.privateKey(), authority.issue("other kind", "RSA", 30).keyPem());
        assertBroken("some.tls.key", files.privateKey(), "in \"" + files.certificate() + "\"");
    }

    @Test
    void aCertificateFileThatDoesNotDoIsExplained() throws Exception {
        Files.writeString(files.certificate(), first.keyPem());
        assertBroken("some.tls.cert", files.certificate(), "has no certificate");
        Files.writeString(files.certificate(), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertBroken("some.tls.cert", files.certificate(), "cannot be read: copy the file anew");
        String strangers = second.chainPem();
        Files.writeString(files.certificate(), first.chainPem() + strangers);
        assertBroken("some.tls.cert", files.certificate(), "is no chain");
        Files.delete(files.certificate());
        assertBroken("some.tls.cert", files.certificate(), "cannot be read: create it");
        Files.createDirectory(files.certificate());
        assertBroken("some.tls.cert", files.certificate(), "cannot be read: create it");
    }

    @Test
    void aClientAuthorityThatDoesNotDoIsExplained() throws Exception {
        Files.writeString(files.clientCa().orElseThrow(), "");
        assertBroken("some.tls.client-ca", files.clientCa().orElseThrow(), "has no certificate");
    }

    @Test
    void aLookFindsTheFilesAsTheyWereRenewedOrBroken() throws Exception {
        TlsMaterial inForce = files.read();
        assertThat(files.look(inForce)).isInstanceOf(TlsLook.InForce.class);

        Files.writeString(files.certificate(), second.chainPem());
        assertThat(files.look(inForce))
                .isInstanceOfSatisfying(
                        TlsLook.Broken.class,
                        broken -> assertThat(broken.problem().key()).isEqualTo("some.tls.key"));

        Files.writeString(files.privateKey(), second.keyPem());
        assertThat(files.look(inForce)).isInstanceOfSatisfying(TlsLook.Renewed.class, renewed -> {
            assertThat(renewed.material().expires())
                    .isEqualTo(second.certificate().getNotAfter().toInstant());
            assertThat(files.look(renewed.material())).isInstanceOf(TlsLook.InForce.class);
        });
    }

    @Test
    void aNewClientAuthorityAloneIsARenewal() throws Exception {
        TlsMaterial inForce = files.read();
        Files.writeString(files.clientCa().orElseThrow(), second.chainPem());
        assertThat(files.look(inForce)).isInstanceOf(TlsLook.Renewed.class);
    }

    private void assertBroken(String key, Path file, String explanation) {
        assertThatThrownBy(() -> files.read())
                .isInstanceOf(BrokenTlsException.class)
                .hasMessageStartingWith(key + ": \"" + file + "\" ")
                .hasMessageContaining(explanation)
                .hasMessageNotContaining("MII");
    }
}
