package dev.mainsheet.runtime.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates out of PEM text. */
final class PemCertificates {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final Pattern BLOCK = Pattern.compile(BEGIN + ".*?-----END CERTIFICATE-----", Pattern.DOTALL);

    private PemCertificates() {}

    /**
     * All certificates, in order; at least one. Text around and between them is passed over: tools write who is who there.
     *
     * @throws IllegalArgumentException with the end of the sentence that begins with the file's name
     */
    static List<X509Certificate> parse(String pem) {
        List<X509Certificate> certificates = new ArrayList<>();
        Matcher block = BLOCK.matcher(pem);
        while (block.find()) {
            certificates.add(certificate(block.group()));
        }
        if (certificates.isEmpty()) {
            throw new IllegalArgumentException("has no certificate: write PEM, with lines " + BEGIN);
        }
        return List.copyOf(certificates);
    }

    private static X509Certificate certificate(String block) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException malformed) {
            throw new IllegalArgumentException("has a certificate that cannot be read: copy the file anew", malformed);
        }
    }
}
