package dev.mainsheet.runtime.tls;

import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * What a TLS client shows and trusts.
 *
 * @param own its key and chain; empty to show nothing
 * @param trust whom it trusts; empty: the JVM's authorities
 */
public record ClientTlsMaterial(Optional<KeyManagerFactory> own, Optional<TrustManagerFactory> trust) {}
