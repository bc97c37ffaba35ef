package dev.mainsheet.console.doctor.net;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** What came of a TLS handshake, after which the connection is closed again. */
public sealed interface Handshake {

    /** What the caller makes of it. */
    <T> T match(Function<Trusted, T> trusted, Function<Refused, T> refused);

    /** The server is who it should be. */
    record Trusted(List<X509Certificate> chain) implements Handshake {
        @Override
        public <T> T match(Function<Trusted, T> trusted, Function<Refused, T> refused) {
            return trusted.apply(this);
        }
    }

    /** It is not, or says nothing of itself. The chain is empty if none was shown. */
    record Refused(List<X509Certificate> chain, String detail, String remedy) implements Handshake {
        @Override
        public <T> T match(Function<Trusted, T> trusted, Function<Refused, T> refused) {
            return refused.apply(this);
        }
    }

    /**
     * Shakes hands and closes the socket.
     *
     * @param host whose certificate it must be
     * @param trust who may have signed it
     * @param untrusted what to do if somebody else did
     */
    static Handshake over(
            Socket socket, String host, X509ExtendedTrustManager trust, Duration within, String untrusted) {
        ShownChain shown = new ShownChain(trust);
        try (socket) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {shown}, null);
            socket.setSoTimeout((int) within.toMillis());
            try (SSLSocket tls =
                    (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true)) {
                SSLParameters parameters = tls.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                tls.setSSLParameters(parameters);
                tls.startHandshake();
            }
            return new Trusted(shown.chain());
        } catch (IOException failed) {
            return refused(shown.chain(), host, failed, untrusted);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform speaks TLS", impossible);
        }
    }

    private static Refused refused(List<X509Certificate> chain, String host, IOException failed, String untrusted) {
        if (caused(failed, CertificateExpiredException.class).isPresent()) {
            return new Refused(chain, "a certificate has expired", "Whoever runs " + host + " renews it.");
        }
        if (caused(failed, CertificateNotYetValidException.class).isPresent()) {
            return new Refused(chain, "a certificate is not valid yet", "Set this machine's clock, or wait.");
        }
        if (caused(failed, CertPathBuilderException.class).isPresent()) {
            return new Refused(chain, "nobody this process trusts has signed the certificate", untrusted);
        }
        if (caused(failed, CertificateException.class).isPresent()) {
            return new Refused(
                    chain,
                    "the certificate is not that of " + host,
                    "Write the host that the certificate names; or something on the way answers in its place.");
        }
        if (failed instanceof SocketTimeoutException) {
            return new Refused(chain, "no answer to TLS", "Correct the port, or look at what stands between.");
        }
        if (failed instanceof SSLException && !(failed.getCause() instanceof EOFException)) {
            return new Refused(
                    chain,
                    "no TLS that both sides speak: " + failed.getMessage(),
                    "Correct scheme and port; or something on the way answers in place of " + host + ".");
        }
        return new Refused(
                chain,
                "the connection was closed while shaking hands",
                "Look at what stands between: a firewall that lets connect, and no more.");
    }

    private static <T extends Throwable> Optional<T> caused(Throwable failure, Class<T> kind) {
        Throwable cause = failure;
        while (cause != null && !kind.isInstance(cause)) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(kind.cast(cause));
    }
}
