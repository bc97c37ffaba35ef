package dev.mainsheet.console.doctor.net;

import dev.mainsheet.testkit.tls.Identity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Shakes hands on every loopback address and counts bytes that came inside TLS. */
public final class TlsServer implements AutoCloseable {

    private static final char[] NO_PASSWORD = new char[0];

    private final ServerSocket socket;
    private final AtomicInteger received = new AtomicInteger();

    public TlsServer(Identity identity) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("own", identity.key(), NO_PASSWORD, identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        socket = context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
        Thread thread = new Thread(this::serve, "tls-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Bytes that clients sent. */
    int received() {
        return received.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                received.addAndGet(client.getInputStream().readAllBytes().length);
            } catch (IOException refusedOrClosed) {
                // A client that does not trust us breaks off: that is what is tested.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
