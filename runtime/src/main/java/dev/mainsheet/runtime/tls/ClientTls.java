package dev.mainsheet.runtime.tls;

import dev.mainsheet.runtime.config.TenantSection;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Where the PEM files lie of what a TLS client shows of itself, and of whom it trusts beside the JVM's authorities. */
public final class ClientTls {

    /** Shows nothing, and trusts the JVM's authorities alone. */
    public static final ClientTls PLAIN = new ClientTls(Optional.empty(), List.of());

    private final Optional<TlsFiles> own;
    private final List<PemFile> authorities;

    private ClientTls(Optional<TlsFiles> own, List<PemFile> authorities) {
        this.own = own;
        this.authorities = List.copyOf(authorities);
    }

    /**
     * As configured.
     *
     * @param key of the configuration, above {@code cert}, {@code key} and {@code ca}
     */
    public static ClientTls of(String key, TenantSection.ClientTls config) {
        ClientTls trusting =
                config.ca().map(file -> PLAIN.trusting(key + ".ca", file)).orElse(PLAIN);
        return config.cert()
                .flatMap(certificate ->
                        config.key().map(privateKey -> new TlsFiles(key, certificate, privateKey, Optional.empty())))
                .map(trusting::showing)
                .orElse(trusting);
    }

    /** The same, showing {@code files}. */
    public ClientTls showing(TlsFiles files) {
        return new ClientTls(Optional.of(files), authorities);
    }

    /**
     * The same, trusting the authorities of one more file.
     *
     * @param key of the configuration, for messages
     */
    public ClientTls trusting(String key, Path file) {
        List<PemFile> more = new ArrayList<>(authorities);
        more.add(new PemFile(key, file));
        return new ClientTls(own, more);
    }

    /**
     * What they make together; blocks on the file system.
     *
     * @throws BrokenTlsException naming the file that does not do
     */
    public ClientTlsMaterial read() throws BrokenTlsException {
        return new ClientTlsMaterial(
                own.isPresent() ? Optional.of(own.get().read().keys()) : Optional.empty(),
                authorities.isEmpty() ? Optional.empty() : Optional.of(trust()));
    }

    private TrustManagerFactory trust() throws BrokenTlsException {
        List<X509Certificate> trusted = new ArrayList<>();
        for (PemFile file : authorities) {
            trusted.addAll(file.parsed(file.text(), PemCertificates::parse));
        }
        try {
            for (TrustManager manager : KeyStores.jvms().getTrustManagers()) {
                if (manager instanceof X509TrustManager jvms) {
                    trusted.addAll(Arrays.asList(jvms.getAcceptedIssuers()));
                }
            }
            return KeyStores.trust(trusted);
        } catch (GeneralSecurityException unusable) {
            throw authorities.get(0).broken("cannot be trusted beside the JVM's authorities: " + unusable.getMessage());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientTls tls && own.equals(tls.own) && authorities.equals(tls.authorities);
    }

    @Override
    public int hashCode() {
        return 31 * own.hashCode() + authorities.hashCode();
    }
}
