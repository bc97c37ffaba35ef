package dev.mainsheet.runtime.http;

import dev.mainsheet.runtime.tls.BrokenTlsException;
import dev.mainsheet.runtime.tls.ClientTls;
import dev.mainsheet.runtime.tls.ClientTlsMaterial;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the clients of other systems; systems on one host, reached with the same certificates, share one. Used by one thread
 * while a service is put together; what it makes is safe for any.
 */
public final class HttpClients implements AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

    /** Shorter than servers keep a silent connection: a request on one that is just being closed is lost. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private final Vertx vertx;
    private final Outbound outbound;
    private final int mostAtOnce;
    private final InstantSource clock;
    private final Map<Destination, HttpClient> clients = new HashMap<>();

    /**
     * @param mostAtOnce connections to one host; as many calls again may wait for one
     * @param clock the time of day
     */
    public HttpClients(Vertx vertx, Outbound outbound, int mostAtOnce, InstantSource clock) {
        this.vertx = vertx;
        this.outbound = outbound;
        this.mostAtOnce = mostAtOnce;
        this.clock = clock;
    }

    /**
     * The system behind {@code base}.
     *
     * @param base an http or https URL without a slash at the end
     * @param tls what it is shown, and whose certificates it may have beside those trusted everywhere
     * @param patience how long one call may take
     * @throws BrokenTlsException naming the file that does not do
     */
    public RemoteSystem to(URI base, ClientTls tls, Duration patience) throws BrokenTlsException {
        ClientTls all = everything(tls);
        Destination destination = new Destination(base.getScheme() + "://" + base.getRawAuthority(), all);
        HttpClient client = clients.get(destination);
        if (client == null) {
            client = client(all.read());
            clients.put(destination, client);
        }
        return new RemoteSystem(client, base, () -> outbound.proxy(base), patience, clock);
    }

    /**
     * What a system reached with {@code tls} is shown, and by whom it must be signed.
     *
     * @throws BrokenTlsException naming the file that does not do
     */
    public ClientTlsMaterial material(ClientTls tls) throws BrokenTlsException {
        return everything(tls).read();
    }

    private ClientTls everything(ClientTls tls) {
        return outbound.authorities()
                .map(file -> tls.trusting("mainsheet.http.ca", file))
                .orElse(tls);
    }

    private HttpClient client(ClientTlsMaterial tls) {
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) CONNECT_WITHIN.toMillis())
                .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds());
        tls.own().map(KeyCertOptions::wrap).ifPresent(options::setKeyCertOptions);
        tls.trust().map(TrustOptions::wrap).ifPresent(options::setTrustOptions);
        return vertx.createHttpClient(
                options, new PoolOptions().setHttp1MaxSize(mostAtOnce).setMaxWaitQueueSize(mostAtOnce));
    }

    /** Drops connections; calls under way end as failures. */
    @Override
    public void close() {
        clients.values().forEach(HttpClient::close);
        clients.clear();
    }

    private record Destination(String origin, ClientTls tls) {}
}
