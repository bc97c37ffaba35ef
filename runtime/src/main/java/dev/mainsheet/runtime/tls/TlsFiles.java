package dev.mainsheet.runtime.tls;

import dev.mainsheet.runtime.config.IngressSection;
import dev.mainsheet.runtime.config.MainsheetConfig;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Where the certificate and key lie that one side of a TLS connection shows.
 *
 * @param key of the configuration, above {@code cert}, {@code key} and {@code client-ca}
 * @param clientCa a server's alone: who must have signed its clients' certificates
 */
public record TlsFiles(String key, Path certificate, Path privateKey, Optional<Path> clientCa) {

    /** The ingress's; empty if it is to speak plain HTTP. */
    public static Optional<TlsFiles> ofIngress(MainsheetConfig config) {
        IngressSection.Tls tls = config.ingress().tls();
        return tls.cert()
                .flatMap(certificate -> tls.key()
                        .map(privateKey ->
                                new TlsFiles("mainsheet.ingress.tls", certificate, privateKey, tls.clientCa())));
    }

    /**
     * What they make together.
     *
     * @throws BrokenTlsException naming the file that does not do
     */
    public TlsMaterial read() throws BrokenTlsException {
        return material(text());
    }

    /**
     * Looks for a change; blocks on the file system. Certificate and key change only together: a pair that does not fit, as
     * while one of two files is replaced, is broken until the other has followed.
     *
     * @param inForce what was read of these files before
     */
    public TlsLook look(TlsMaterial inForce) {
        try {
            TlsText now = text();
            return inForce.source().same(now) ? new TlsLook.InForce() : new TlsLook.Renewed(material(now));
        } catch (BrokenTlsException broken) {
            return new TlsLook.Broken(broken.problem());
        }
    }

    private TlsText text() throws BrokenTlsException {
        return new TlsText(
                certificateFile().text(),
                keyFile().text(),
                clientCa.isPresent() ? Optional.of(clientCaFile(clientCa.get()).text()) : Optional.empty());
    }

    private TlsMaterial material(TlsText text) throws BrokenTlsException {
        List<X509Certificate> chain = certificateFile().parsed(text.certificate(), PemCertificates::parse);
        PrivateKey ownKey = keyFile().parsed(text.privateKey(), PemKey::parse);
        List<X509Certificate> authorities = clientCa.isPresent()
                ? clientCaFile(clientCa.get()).parsed(text.clientCa().orElseThrow(), PemCertificates::parse)
                : List.of();
        if (!KeyMatch.holds(ownKey, chain.get(0).getPublicKey())) {
            throw keyFile()
                    .broken("is not the key of the first certificate in \"" + certificate
                            + "\": take both from one issue");
        }
        try {
            return TlsMaterial.of(text, chain, ownKey, authorities);
        } catch (GeneralSecurityException unusable) {
            throw certificateFile()
                    .broken("is no chain: write the key's certificate first, and behind each the one that signed it");
        }
    }

    private PemFile certificateFile() {
        return new PemFile(key + ".cert", certificate);
    }

    private PemFile keyFile() {
        return new PemFile(key + ".key", privateKey);
    }

    private PemFile clientCaFile(Path file) {
        return new PemFile(key + ".client-ca", file);
    }
}
