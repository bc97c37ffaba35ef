package dev.mainsheet.testkit.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate and its key.
 *
 * @param chain the certificate first, the root last
 * @param key the certificate's
 */
public record Identity(List<X509Certificate> chain, PrivateKey key) {

    private static final char[] NO_PASSWORD = new char[0];
    private static final int PEM_WIDTH = 64;

    public Identity {
        chain = List.copyOf(chain);
    }

    /** The certificate alone. */
    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The chain in PEM. */
    public String chainPem() {
        return chain.stream()
                .map(certificate -> {
                    try {
                        return pem("CERTIFICATE", certificate.getEncoded());
                    } catch (GeneralSecurityException impossible) {
                        throw new IllegalStateException("a certificate that was read has a form", impossible);
                    }
                })
                .collect(Collectors.joining());
    }

    /** The key in PEM: PKCS#8, not encrypted. */
    public String keyPem() {
        return pem("PRIVATE KEY", key.getEncoded());
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(PEM_WIDTH, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(der)
                + "\n-----END " + what + "-----\n";
    }

    /** What a client needs that trusts {@code server} and shows this identity. */
    public SSLContext clientTrusting(X509Certificate server) {
        return client(Optional.of(this), server);
    }

    /** What a client needs that trusts {@code server} and shows nothing. */
    public static SSLContext anonymousClientTrusting(X509Certificate server) {
        return client(Optional.empty(), server);
    }

    private static SSLContext client(Optional<Identity> own, X509Certificate server) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_PASSWORD);
            store.setCertificateEntry("server", server);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            if (own.isPresent()) {
                Identity shown = own.get();
                store.setKeyEntry("own", shown.key, NO_PASSWORD, shown.chain.toArray(X509Certificate[]::new));
            }
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("every Java platform speaks TLS", impossible);
        }
    }
}
