package dev.mainsheet.testkit.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Issues certificates for tests, signed by a root of its own: real ones, made by the {@code keytool} of the JDK that runs.
 * Used by one thread at a time.
 */
public final class CertificateAuthority {

    private static final String PASSWORD = "changeit";
    private static final String ROOT = "root";
    private static final long PATIENCE_SECONDS = 60;

    private final Path store;
    private int issued;

    private CertificateAuthority(Path store) {
        this.store = store;
    }

    /**
     * A new authority.
     *
     * @param directory where its key store will lie
     * @param name of its root, also that of the key store's file
     */
    public static CertificateAuthority create(Path directory, String name) throws IOException {
        CertificateAuthority authority = new CertificateAuthority(directory.resolve(name + ".p12"));
        authority.keytool("-alias", ROOT, "-dname", "CN=" + name, "-ext", "bc:c", "-keyalg", "EC", "-validity", "30");
        return authority;
    }

    /**
     * A certificate for {@code localhost} with its key.
     *
     * @param commonName whose
     * @param algorithm of its key: {@code RSA}, {@code EC} or {@code Ed25519}
     * @param days how long it holds
     */
    public Identity issue(String commonName, String algorithm, int days) throws IOException {
        issued++;
        String alias = "issued-" + issued;
        keytool(
                "-alias",
                alias,
                "-dname",
                "CN=" + commonName,
                "-signer",
                ROOT,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-keyalg",
                algorithm,
                "-validity",
                Integer.toString(days));
        return read(alias);
    }

    /** The root itself. */
    public Identity root() throws IOException {
        return read(ROOT);
    }

    private Identity read(String alias) throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : keys.getCertificateChain(alias)) {
                chain.add((X509Certificate) certificate);
            }
            return new Identity(chain, (PrivateKey) keys.getKey(alias, PASSWORD.toCharArray()));
        } catch (GeneralSecurityException unreadable) {
            throw new IOException("keytool wrote a key store that cannot be read", unreadable);
        }
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool made no certificate: " + said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool was at work", interrupted);
        }
    }
}
