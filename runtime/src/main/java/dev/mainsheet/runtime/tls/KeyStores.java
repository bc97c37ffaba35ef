package dev.mainsheet.runtime.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** Certificates and keys in the form in which Java's TLS takes them. */
final class KeyStores {

    private static final char[] NO_PASSWORD = new char[0];

    private KeyStores() {}

    /**
     * What one side shows of itself.
     *
     * @param chain its certificate first, behind it those between it and the root
     * @throws GeneralSecurityException if the chain is none, or an algorithm is not to be had
     */
    static KeyManagerFactory keys(List<X509Certificate> chain, PrivateKey key) throws GeneralSecurityException {
        KeyStore own = empty();
        own.setKeyEntry("own", key, NO_PASSWORD, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, NO_PASSWORD);
        return keys;
    }

    /** Trusts what any of {@code authorities} has signed, and nothing else. */
    static TrustManagerFactory trust(List<X509Certificate> authorities) throws GeneralSecurityException {
        KeyStore trusted = empty();
        for (int i = 0; i < authorities.size(); i++) {
            trusted.setCertificateEntry("authority-" + i, authorities.get(i));
        }
        return trusting(trusted);
    }

    /** Trusts what the JVM does. */
    static TrustManagerFactory jvms() throws GeneralSecurityException {
        return trusting(null);
    }

    /** @param trusted null for the JVM's own */
    private static TrustManagerFactory trusting(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        return trust;
    }

    private static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, NO_PASSWORD);
        } catch (IOException impossible) {
            throw new KeyStoreException("an empty key store reads nothing", impossible);
        }
        return store;
    }
}
