package dev.mainsheet.console.doctor.net;

import dev.mainsheet.console.doctor.Finding;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whether a TLS server can be reached and is who it should be. Shakes hands and sends nothing. */
public final class ServerIdentity {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(4);
    private static final Duration HANDSHAKE_WITHIN = Duration.ofSeconds(4);
    private static final Duration SOON = Duration.ofDays(14);

    private final X509ExtendedTrustManager trust;
    private final String untrusted;

    /**
     * @param trust who may have signed a server's certificate
     * @param untrusted what to do where somebody else has
     */
    public ServerIdentity(X509ExtendedTrustManager trust, String untrusted) {
        this.trust = trust;
        this.untrusted = untrusted;
    }

    /** One line under {@code name}. */
    public Finding look(String name, String host, int port) {
        return Reach.of(host, port, CONNECT_WITHIN)
                .match(
                        socket -> shakeHands(name, host, port, socket),
                        closed -> Finding.red(name, closed.detail(), closed.remedy()));
    }

    private Finding shakeHands(String name, String host, int port, Socket socket) {
        String where = host + ":" + port;
        return Handshake.over(socket, host, trust, HANDSHAKE_WITHIN, untrusted)
                .match(
                        trusted -> trusted(name, where, trusted.chain().get(0)),
                        refused -> Finding.red(
                                name, where + ": " + refused.detail() + shown(refused.chain()), refused.remedy()));
    }

    private static Finding trusted(String name, String where, X509Certificate certificate) {
        String detail = where + " answers with the certificate of " + text(certificate);
        return certificate.getNotAfter().toInstant().isAfter(Instant.now().plus(SOON))
                ? Finding.green(name, detail)
                : Finding.yellow(name, detail, "It expires soon: whoever runs " + where + " renews it.");
    }

    private static String shown(List<X509Certificate> chain) {
        return chain.isEmpty() ? "" : "; shown was that of " + text(chain.get(0));
    }

    private static String text(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName() + ", issued by "
                + certificate.getIssuerX500Principal().getName() + ", good until "
                + LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC);
    }
}
