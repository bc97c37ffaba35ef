package dev.mainsheet.runtime.tls;

import dev.mainsheet.runtime.config.MainsheetConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a TLS server's certificate and key lie.
 *
 * @param key of the configuration, above {@code cert}, {@code key} and {@code client-ca}
 */
public record TlsFiles(String key, Path certificate, Path privateKey, Optional<Path> clientCa) {

    private static final int MAX_BYTES = 1024 * 1024;

    /** The ingress's; empty if it is to speak plain HTTP. */
    public static Optional<TlsFiles> ofIngress(MainsheetConfig config) {
        MainsheetConfig.Tls tls = config.ingress().tls();
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
                read("cert", certificate),
                read("key", privateKey),
                clientCa.isPresent() ? Optional.of(read("client-ca", clientCa.get())) : Optional.empty());
    }

    private TlsMaterial material(TlsText text) throws BrokenTlsException {
        List<X509Certificate> chain = parsed("cert", certificate, text.certificate(), PemCertificates::parse);
        PrivateKey ownKey = parsed("key", privateKey, text.privateKey(), PemKey::parse);
        List<X509Certificate> authorities = clientCa.isPresent()
                ? parsed("client-ca", clientCa.get(), text.clientCa().orElseThrow(), PemCertificates::parse)
                : List.of();
        if (!KeyMatch.holds(ownKey, chain.get(0).getPublicKey())) {
            throw broken(
                    "key",
                    privateKey,
                    "is not the key of the first certificate in \"" + certificate + "\": take both from one issue");
        }
        try {
            return TlsMaterial.of(text, chain, ownKey, authorities);
        } catch (GeneralSecurityException unusable) {
            throw broken(
                    "cert",
                    certificate,
                    "is no chain: write the server's certificate first, and behind each the one that signed it");
        }
    }

    private String read(String name, Path file) throws BrokenTlsException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException unreadable) {
            throw broken(name, file, "cannot be read: create it, or let this process read it");
        }
        if (bytes.length > MAX_BYTES) {
            throw broken(name, file, "is larger than " + MAX_BYTES + " bytes: name a PEM file");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private <T> T parsed(String name, Path file, String text, Function<String, T> parser) throws BrokenTlsException {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException wrong) {
            throw broken(name, file, wrong.getMessage());
        }
    }

    private BrokenTlsException broken(String name, Path file, String message) {
        return new BrokenTlsException(key + "." + name, "\"" + file + "\" " + message);
    }
}
