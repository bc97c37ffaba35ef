package dev.mainsheet.runtime.http;

import dev.mainsheet.runtime.retry.RetryAfter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.ProxyOptions;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A system behind one base URL. What is sent goes to its host and nowhere else: redirects are never followed. An answer is
 * read whole, up to 1 MiB, or it is none. Safe for any thread; never waits.
 */
public final class RemoteSystem {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final HttpClient client;
    private final URI base;
    private final Supplier<Optional<ProxyOptions>> proxy;
    private final Duration patience;
    private final InstantSource clock;

    /**
     * @param client made for {@code base}
     * @param base without a slash at the end
     * @param proxy what to go through; asked at each call
     * @param patience from the call to the end of the answer
     * @param clock the time of day
     */
    public RemoteSystem(
            HttpClient client,
            URI base,
            Supplier<Optional<ProxyOptions>> proxy,
            Duration patience,
            InstantSource clock) {
        this.client = client;
        this.base = base;
        this.proxy = proxy;
        this.patience = patience;
        this.clock = clock;
    }

    /** Where a call goes, without its query. */
    public String url(Call call) {
        return base + call.plainPath();
    }

    /** Calls once. The stage never completes exceptionally. */
    public CompletionStage<Reply> call(Call call) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        return attempt(call, giveUpAt)
                .otherwise(failure -> new Reply.Unanswered(Faults.of(failure)))
                .toCompletionStage();
    }

    private Future<Reply> attempt(Call call, long giveUpAt) {
        try {
            return client.request(options(call)).compose(request -> talk(request, call.body(), giveUpAt));
        } catch (IllegalArgumentException | VertxException unusable) {
            return Future.failedFuture(new IllegalArgumentException(unusable));
        }
    }

    private Future<Reply> talk(HttpClientRequest request, String body, long giveUpAt) {
        long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(giveUpAt - System.nanoTime()));
        return request.send(Buffer.buffer(body))
                .compose(this::read)
                .timeout(left, TimeUnit.MILLISECONDS)
                .onFailure(broken -> request.reset());
    }

    private Future<Reply> read(HttpClientResponse response) {
        Promise<Reply> whole = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(piece -> {
            if (body.length() + piece.length() > MOST_BYTES) {
                whole.tryFail(new TooLongException(MOST_BYTES));
            } else {
                body.appendBuffer(piece);
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(end -> whole.tryComplete(new Reply.Answered(
                response.statusCode(),
                body.getBytes(),
                RetryAfter.parse(response.getHeader(HttpHeaders.RETRY_AFTER), clock.instant()),
                Optional.ofNullable(response.getHeader(HttpHeaders.DATE)))));
        return whole.future();
    }

    private RequestOptions options(Call call) {
        boolean tls = "https".equals(base.getScheme());
        int port = base.getPort() >= 0 ? base.getPort() : tls ? HTTPS : HTTP;
        RequestOptions options = new RequestOptions()
                .setMethod(call.method())
                .setHost(unbracketed(base.getHost()))
                .setPort(port)
                .setSsl(tls)
                .setURI(base.getRawPath() + call.path())
                .setConnectTimeout(patience.toMillis())
                .setFollowRedirects(false);
        call.headers().forEach(options::putHeader);
        proxy.get().ifPresent(options::setProxyOptions);
        return options;
    }

    /** In a URL an IPv6 address stands in brackets. */
    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }
}
