package dev.mainsheet.runtime.tls;

import java.util.Optional;

/** The text of a TLS server's files, to be compared and parsed and never printed. */
final class TlsText {

    private final String certificate;
    private final String privateKey;
    private final Optional<String> clientCa;

    TlsText(String certificate, String privateKey, Optional<String> clientCa) {
        this.certificate = certificate;
        this.privateKey = privateKey;
        this.clientCa = clientCa;
    }

    String certificate() {
        return certificate;
    }

    String privateKey() {
        return privateKey;
    }

    Optional<String> clientCa() {
        return clientCa;
    }

    boolean same(TlsText other) {
        return certificate.equals(other.certificate)
                && privateKey.equals(other.privateKey)
                && clientCa.equals(other.clientCa);
    }
}
