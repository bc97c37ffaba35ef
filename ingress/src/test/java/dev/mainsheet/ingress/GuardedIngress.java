package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.BodyPlans;
import dev.mainsheet.ingress.body.BodyScan;
import dev.mainsheet.ingress.http.IngressServer;
import dev.mainsheet.ingress.http.KeepingIntake;
import dev.mainsheet.ingress.http.RawHttp;
import dev.mainsheet.ingress.http.ServerTls;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.testkit.tls.Identity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** The ingress's port with all that guards it, made from a configuration, over an intake that keeps everything. */
final class GuardedIngress implements AutoCloseable {

    private static final int MAX_BYTES = 1_000_000;

    final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final Optional<ServerTls> tls;
    private final IngressServer server;

    /** @param ingress what stands below {@code ingress:} in the configuration, in braces */
    GuardedIngress(String ingress) throws StartException {
        this(ingress, Clock.systemUTC());
    }

    GuardedIngress(String ingress, Clock clock) throws StartException {
        IngressSettings settings = IngressConfig.read(Running.config("ingress: " + ingress));
        Admission admission = new Admission(settings.limits().requests(), MAX_BYTES);
        IngressMetrics metrics = new IngressMetrics(registry, admission);
        tls = settings.tls().map(served -> new ServerTls(vertx, served, clock, metrics));
        server = new IngressServer(
                vertx,
                settings.http(),
                tls,
                new Gate(
                        settings.addresses(),
                        settings.tenants(),
                        Set.of(),
                        settings.http().maxBodyBytes(),
                        settings.testMarks()),
                admission,
                new EventReader(
                        new BodyScan(settings.limits().jsonDepth()),
                        new BodyPlans(settings.bodies()),
                        new EventIds(clock, new Random()),
                        new TestWindows(),
                        clock),
                Answering.NONE,
                new KeepingIntake(),
                metrics);
        server.start(Runnable::run);
    }

    /** A connection in the clear, from an address of this machine's. */
    RawHttp from(String address) throws IOException {
        return new RawHttp(
                new Socket(InetAddress.getByName("127.0.0.1"), server.port(), InetAddress.getByName(address), 0));
    }

    /** A connection of TLS, its handshake done as far as the client can see. */
    SSLSocket handshake(SSLContext client) throws IOException {
        SSLSocket socket = (SSLSocket) client.getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.startHandshake();
        return socket;
    }

    SSLSocket handshake(Identity trusted) throws IOException {
        return handshake(Identity.anonymousClientTrusting(trusted.certificate()));
    }

    SSLSocket handshake(Identity trusted, String protocol) throws IOException {
        SSLSocket socket = (SSLSocket) Identity.anonymousClientTrusting(trusted.certificate())
                .getSocketFactory()
                .createSocket("127.0.0.1", server.port());
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    CheckResult tlsCheck() {
        return tls.orElseThrow().check();
    }

    double refused(String reason) {
        return registry.counter("mainsheet.ingress.refused", "reason", reason).count();
    }

    /** A whole POST; {@code headers} end in CRLF each. */
    static String post(String headers) {
        return "POST /triggers/a HTTP/1.1\r\nHost: h\r\n" + headers + "Content-Length: 2\r\n\r\n{}";
    }

    @Override
    public void close() {
        server.stop(Duration.ofMillis(100));
        vertx.close().await();
    }
}
