package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.ServedTls;
import dev.mainsheet.runtime.config.ConfigProblem;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.runtime.tls.TlsFiles;
import dev.mainsheet.runtime.tls.TlsLook;
import dev.mainsheet.runtime.tls.TlsMaterial;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ingress's TLS. Once a second it looks at its files; a new pair that does serves the handshakes from then on, and
 * leaves connections that are open alone; one that does not leaves the old in force, is logged once, and shows in readiness
 * until it is mended.
 */
public final class ServerTls {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.2", "TLSv1.3");

    /** A connection that says nothing is closed after it. */
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(10);

    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final Duration EXPIRES_SOON = Duration.ofDays(7);

    private final Vertx vertx;
    private final TlsFiles files;
    private final Clock clock;
    private final IngressMetrics metrics;

    /** Written by the looks alone, which follow one another. */
    private volatile TlsMaterial inForce;

    private volatile Optional<ConfigProblem> trouble = Optional.empty();
    private volatile boolean stopped;

    public ServerTls(Vertx vertx, ServedTls served, Clock clock, IngressMetrics metrics) {
        this.vertx = vertx;
        this.files = served.files();
        this.inForce = served.material();
        this.clock = clock;
        this.metrics = metrics;
        metrics.certificate(this::left);
    }

    /** Readiness: whether the certificate in force will do, and the files hold it. */
    public CheckResult check() {
        Duration left = left();
        String until = "the certificate in force expires at " + inForce.expires();
        return trouble.map(problem -> CheckResult.degraded(problem + "; " + until))
                .orElseGet(() -> left.compareTo(EXPIRES_SOON) < 0
                        ? CheckResult.degraded(until + ": replace it")
                        : CheckResult.up(until));
    }

    private Duration left() {
        return Duration.between(clock.instant(), inForce.expires());
    }

    /** Makes a server to be one of TLS, and of HTTP/1.1 still. */
    HttpServerOptions secure(HttpServerOptions options) {
        ServerSSLOptions tls = options(inForce);
        options.setSsl(true)
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setSslHandshakeTimeout(HANDSHAKE_TIMEOUT.toSeconds())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setClientAuth(tls.getClientAuth())
                .setKeyCertOptions(tls.getKeyCertOptions());
        options.setTrustOptions(tls.getTrustOptions());
        return options;
    }

    private static ServerSSLOptions options(TlsMaterial material) {
        ServerSSLOptions options = new ServerSSLOptions()
                .setUseAlpn(false)
                .setEnabledSecureTransportProtocols(PROTOCOLS)
                .setKeyCertOptions(KeyCertOptions.wrap(material.keys()));
        material.clientAuthorities()
                .ifPresent(authorities ->
                        options.setClientAuth(ClientAuth.REQUIRED).setTrustOptions(TrustOptions.wrap(authorities)));
        return options;
    }

    /** Keeps {@code server}, which listens, up with the files. */
    void follow(HttpServer server) {
        vertx.setTimer(LOOK_EVERY_MILLIS, due -> {
            if (!stopped) {
                vertx.executeBlocking(() -> files.look(inForce))
                        .compose(look -> take(server, look))
                        .onFailure(fault -> LOG.error("the TLS files could not be looked at", fault))
                        .onComplete(looked -> follow(server));
            }
        });
    }

    private Future<Void> take(HttpServer server, TlsLook look) {
        return look.match(this::filesHoldIt, material -> renew(server, material), this::filesAreBroken);
    }

    private Future<Void> filesHoldIt() {
        if (trouble.isPresent()) {
            LOG.info("the TLS files hold the certificate in force again");
            trouble = Optional.empty();
        }
        return Future.succeededFuture();
    }

    private Future<Void> renew(HttpServer server, TlsMaterial material) {
        return server.updateSSLOptions(options(material)).map(updated -> {
            inForce = material;
            trouble = Optional.empty();
            LOG.info("a new certificate is in force, which expires at {}", material.expires());
            return null;
        });
    }

    private Future<Void> filesAreBroken(ConfigProblem problem) {
        if (!trouble.equals(Optional.of(problem))) {
            LOG.error("the certificate in force stays, as its files cannot be followed: {}", problem);
            trouble = Optional.of(problem);
        }
        return Future.succeededFuture();
    }

    /** Looks no more. */
    void stop() {
        stopped = true;
    }

    /** Counts a connection's failure, if it is the handshake's. */
    void failed(Throwable cause) {
        if (cause instanceof SSLException) {
            LOG.debug("a TLS handshake failed: {}", cause.getMessage());
            metrics.handshakeFailed();
        }
    }
}
