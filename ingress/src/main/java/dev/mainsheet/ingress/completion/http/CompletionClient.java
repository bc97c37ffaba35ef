package dev.mainsheet.ingress.completion.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.ingress.completion.Answer;
import dev.mainsheet.ingress.completion.CompletionSender;
import dev.mainsheet.ingress.completion.Grant;
import dev.mainsheet.ingress.completion.Sent;
import dev.mainsheet.runtime.retry.RetryAfter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Posts completions: {@code {"secret","output"}}, with {@code "error"} where there is no answer. Redirects are never
 * followed: the secret goes to the host that was checked, and nowhere else.
 */
public final class CompletionClient implements CompletionSender, AutoCloseable {

    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);
    private static final int MOST_ANSWER_BYTES = 64 * 1024;
    private static final int MOST_WAITING = 64;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final Supplier<Optional<String>> token;
    private final InstantSource clock;

    /**
     * @param mostAtOnce connections to one host
     * @param token sent as bearer token, if there is one; asked at every attempt
     */
    public CompletionClient(Vertx vertx, int mostAtOnce, Supplier<Optional<String>> token, InstantSource clock) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout((int) CONNECT_WITHIN.toMillis()),
                new PoolOptions().setHttp1MaxSize(mostAtOnce).setMaxWaitQueueSize(MOST_WAITING));
        this.token = token;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Sent> send(Grant grant, Answer answer) {
        RequestOptions options;
        try {
            options = options(grant);
        } catch (IllegalArgumentException | VertxException unusable) {
            return Future.<Sent>succeededFuture(new Sent.Unanswered("request")).toCompletionStage();
        }
        return client.request(options)
                .compose(request -> talk(request, body(grant, answer)))
                .otherwise(failure -> new Sent.Unanswered(failure.getClass().getSimpleName()))
                .toCompletionStage();
    }

    private Future<Sent> talk(HttpClientRequest request, Buffer body) {
        return request.send(body)
                .timeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(none -> request.reset())
                .compose(response -> drained(response).transform(any -> Future.succeededFuture(sent(response))));
    }

    private Sent sent(HttpClientResponse response) {
        return new Sent.Answered(
                response.statusCode(), RetryAfter.parse(response.getHeader(HttpHeaders.RETRY_AFTER), clock.instant()));
    }

    /** Reads the answer to its end, so that the connection can be used again; the status counts however that goes. */
    private static Future<Void> drained(HttpClientResponse response) {
        Promise<Void> end = Promise.promise();
        int[] read = {0};
        response.handler(piece -> {
            read[0] += piece.length();
            if (read[0] > MOST_ANSWER_BYTES) {
                end.tryFail("the answer's body is too long");
            }
        });
        response.exceptionHandler(end::tryFail);
        response.endHandler(done -> end.tryComplete());
        return end.future()
                .timeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(cutShort -> response.request().reset());
    }

    private RequestOptions options(Grant grant) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(grant.url().toString())
                .setConnectTimeout(CONNECT_WITHIN.toMillis())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        token.get().ifPresent(value -> options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + value));
        return options;
    }

    private static Buffer body(Grant grant, Answer answer) {
        ObjectNode object = JSON.createObjectNode().put("secret", grant.secret());
        answer.writeTo(object);
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(object));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a tree can be written", impossible);
        }
    }

    /** Drops connections; attempts under way end as failures. */
    @Override
    public void close() {
        client.close();
    }
}
