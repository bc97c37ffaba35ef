package dev.mainsheet.console.doctor.net;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Decides as another does, and keeps what the server showed: the reason of a refusal stands there. Used by one thread. */
final class ShownChain extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager judge;
    private List<X509Certificate> chain = List.of();

    ShownChain(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /** The server's certificate first; empty if none came. */
    List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String keyExchange, Socket socket)
            throws CertificateException {
        chain = List.of(shown);
        judge.checkServerTrusted(shown, keyExchange, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String keyExchange, SSLEngine engine)
            throws CertificateException {
        chain = List.of(shown);
        judge.checkServerTrusted(shown, keyExchange, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] shown, String keyExchange) throws CertificateException {
        chain = List.of(shown);
        judge.checkServerTrusted(shown, keyExchange);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String keyExchange, Socket socket)
            throws CertificateException {
        judge.checkClientTrusted(shown, keyExchange, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String keyExchange, SSLEngine engine)
            throws CertificateException {
        judge.checkClientTrusted(shown, keyExchange, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] shown, String keyExchange) throws CertificateException {
        judge.checkClientTrusted(shown, keyExchange);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
