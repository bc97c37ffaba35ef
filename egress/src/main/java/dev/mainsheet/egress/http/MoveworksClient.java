package dev.mainsheet.egress.http;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.IoFault;
import dev.mainsheet.egress.Listener;
import dev.mainsheet.egress.Sender;
import dev.mainsheet.schemas.Delivery;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Posts deliveries to Moveworks listeners. The bytes are those on the topic, at every attempt; the timestamp is made anew.
 * Redirects are never followed: a body with people in it goes to configured hosts only.
 */
public final class MoveworksClient implements Sender, AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private final Map<String, Listener> listeners;
    private final String userAgent;
    private final InstantSource clock;
    private final AnswerReader answers;
    private final HttpClient client;

    /**
     * @param listeners all that deliveries may be for
     * @param version this build's, for {@code User-Agent}
     * @param clock the time of day
     */
    public MoveworksClient(Vertx vertx, Collection<Listener> listeners, String version, InstantSource clock) {
        this.listeners = listeners.stream().collect(Collectors.toMap(Listener::name, Function.identity()));
        this.userAgent = "mainsheet/" + version;
        this.clock = clock;
        this.answers = new AnswerReader(clock);
        int mostAtOnce = listeners.stream().mapToInt(Listener::maxInFlight).sum();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) CONNECT_WITHIN.toMillis()),
                new PoolOptions().setHttp1MaxSize(Math.max(1, mostAtOnce)).setMaxWaitQueueSize(mostAtOnce));
    }

    @Override
    public CompletionStage<Answer> send(Delivery delivery) {
        return attempt(delivery).toCompletionStage();
    }

    private Future<Answer> attempt(Delivery delivery) {
        RequestOptions options;
        try {
            options = options(listeners.get(delivery.id().listener()), delivery);
        } catch (IllegalArgumentException | VertxException unusable) {
            return failed(IoFault.REQUEST);
        }
        return client.request(options)
                .transform(connected -> connected.succeeded()
                        ? talk(connected.result(), delivery.body())
                        : failed(Faults.connecting(connected.cause())));
    }

    private Future<Answer> talk(HttpClientRequest request, byte[] body) {
        return request.send(Buffer.buffer(body))
                .timeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(none -> request.reset())
                .transform(answered -> answered.succeeded()
                        ? answers.read(answered.result())
                        : failed(Faults.talking(answered.cause())));
    }

    private RequestOptions options(Listener listener, Delivery delivery) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(listener.url().get().toString())
                .setConnectTimeout(CONNECT_WITHIN.toMillis())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, userAgent)
                .putHeader("webhook-id", delivery.id().toString())
                .putHeader("webhook-timestamp", Long.toString(clock.instant().getEpochSecond()));
        listener.token().get().ifPresent(token -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token));
        if (delivery.traceparent() != null) {
            options.putHeader("traceparent", delivery.traceparent());
        }
        if (delivery.callback() != null) {
            options.putHeader("Mainsheet-Callback", delivery.callback().url());
        }
        return options;
    }

    private static Future<Answer> failed(IoFault fault) {
        return Future.succeededFuture(new Answer.Failed(fault));
    }

    /** Drops connections; attempts under way end as failures. */
    @Override
    public void close() {
        client.close();
    }
}
