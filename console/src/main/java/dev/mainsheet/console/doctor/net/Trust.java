package dev.mainsheet.console.doctor.net;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Who may have signed a server's certificate. */
public final class Trust {

    private Trust() {}

    /** Those of the JVM's own trust store, or of {@code javax.net.ssl.trustStore}: as every client that is told nothing else. */
    public static X509ExtendedTrustManager ofJvm() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return of(factory);
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("javax.net.ssl.trustStore cannot be read", unreadable);
        }
    }

    /** Those of a factory that was made. */
    public static X509ExtendedTrustManager of(TrustManagerFactory factory) {
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
