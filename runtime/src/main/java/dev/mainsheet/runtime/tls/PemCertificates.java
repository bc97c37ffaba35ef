package dev.mainsheet.runtime.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates out of PEM text. */
final class PemCertificates {

    private PemCertificates() {}

    /**
     * All certificates, in order; at least one. Text around them is passed over, as tools write it there.
     *
     * @throws IllegalArgumentException with the end of the sentence that begins with the file's name
     */
    static List<X509Certificate> parse(String pem) {
        String wanted = "-----BEGIN CERTIFICATE-----";
        if (!pem.contains(wanted)) {
            throw new IllegalArgumentException("has no certificate: write PEM, with lines " + wanted);
        }
        try {
            List<X509Certificate> certificates = new ArrayList<>();
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(
                            pem.substring(pem.indexOf(wanted)).getBytes(StandardCharsets.US_ASCII)))) {
                certificates.add((X509Certificate) certificate);
            }
            return List.copyOf(certificates);
        } catch (CertificateException malformed) {
            throw new IllegalArgumentException("has a certificate that cannot be read: copy the file anew", malformed);
        }
    }
}
