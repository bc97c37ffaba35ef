package dev.mainsheet.runtime.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/** What a TLS server shows of itself and asks of others; read whole and checked whole, so that it cannot half fit. */
public final class TlsMaterial {

    private final TlsText source;
    private final X509Certificate certificate;
    private final KeyManagerFactory keys;
    private final Optional<TrustManagerFactory> clientAuthorities;

    private TlsMaterial(
            TlsText source,
            X509Certificate certificate,
            KeyManagerFactory keys,
            Optional<TrustManagerFactory> clientAuthorities) {
        this.source = source;
        this.certificate = certificate;
        this.keys = keys;
        this.clientAuthorities = clientAuthorities;
    }

    /**
     * @param source the text it was read from
     * @param chain the server's certificate first, behind it those between it and the root
     * @param key the certificate's
     * @param clientAuthorities who must have signed a client's certificate; empty: clients need none
     * @throws GeneralSecurityException if the chain is none, or an algorithm is not to be had
     */
    static TlsMaterial of(
            TlsText source, List<X509Certificate> chain, PrivateKey key, List<X509Certificate> clientAuthorities)
            throws GeneralSecurityException {
        return new TlsMaterial(
                source,
                chain.get(0),
                KeyStores.keys(chain, key),
                clientAuthorities.isEmpty() ? Optional.empty() : Optional.of(KeyStores.trust(clientAuthorities)));
    }

    TlsText source() {
        return source;
    }

    /** The server's key and chain. */
    public KeyManagerFactory keys() {
        return keys;
    }

    /** Who must have signed a client's certificate; empty: clients need none. */
    public Optional<TrustManagerFactory> clientAuthorities() {
        return clientAuthorities;
    }

    /** When the server's certificate expires. */
    public Instant expires() {
        return certificate.getNotAfter().toInstant();
    }
}
