package dev.mainsheet.testkit.sailpoint;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Posts trigger bodies the way Identity Security Cloud does: once, with nothing in the request that says which event it
 * is, and it waits 10 s for the answer. What is not answered then is lost to it; it never sends again. Thread-safe.
 */
public final class SailPointSender {

    private static final Duration SAILPOINT_WAITS = Duration.ofSeconds(10);

    private final HttpClient client;
    private final Credential credential;
    private final Duration answerWithin;

    /** Waits as long as SailPoint does. */
    public SailPointSender(Credential credential) {
        this(credential, SAILPOINT_WAITS);
    }

    /** Waits {@code answerWithin} for an answer. */
    public SailPointSender(Credential credential, Duration answerWithin) {
        this.credential = credential;
        this.answerWithin = answerWithin;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(answerWithin)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /**
     * What came back.
     *
     * @param status the HTTP status
     * @param headers the answer's
     * @param body the answer's, as text
     * @param took from the first byte sent to the last received
     */
    public record Answer(int status, HttpHeaders headers, String body, Duration took) {}

    /**
     * Posts a body and waits for the answer.
     *
     * @throws IOException if there is no connection, it breaks, or the time passes
     */
    public Answer send(URI url, byte[] body) throws IOException, InterruptedException {
        try {
            return sendAsync(url, body).get();
        } catch (ExecutionException failed) {
            throw failure(url, failed.getCause());
        }
    }

    /** The same without waiting; fails with {@link IOException}, or {@link TimeoutException} where an answer stops half way. */
    public CompletableFuture<Answer> sendAsync(URI url, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .timeout(answerWithin)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        credential.authorization().ifPresent(value -> request.header("Authorization", value));
        long sentAt = System.nanoTime();
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(response -> new Answer(
                        response.statusCode(),
                        response.headers(),
                        response.body(),
                        Duration.ofNanos(System.nanoTime() - sentAt)))
                // The request's own timeout ends with the headers; this one is for an answer that stops half way.
                .orTimeout(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
    }

    private IOException failure(URI url, Throwable cause) {
        boolean late = cause instanceof TimeoutException || cause instanceof HttpTimeoutException;
        String reason = late ? "no answer in " + answerWithin.toMillis() + " ms" : cause.toString();
        return new IOException("posting to " + url + ": " + reason, cause);
    }
}
