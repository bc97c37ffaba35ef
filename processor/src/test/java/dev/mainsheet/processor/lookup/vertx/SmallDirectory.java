package dev.mainsheet.processor.lookup.vertx;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Directory;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.testkit.StandInServer;
import dev.mainsheet.testkit.StandInStartException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A directory of its own server and client, over real sockets: {@code GET /<name>} is answered with the status that is set,
 * after the delay that is set.
 */
final class SmallDirectory implements Directory, AutoCloseable {

    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    volatile int status = 200;
    volatile Duration delay = Duration.ofMillis(1);

    private final AtomicInteger atOnce = new AtomicInteger();
    private final StandInServer server = new StandInServer("small directory", "127.0.0.1", 0, this::handler);
    private final HttpClient client;

    SmallDirectory(Vertx vertx) {
        client = vertx.createHttpClient(new PoolOptions().setHttp1MaxSize(100));
    }

    void start() throws StandInStartException {
        server.start();
    }

    void stop() {
        server.stop();
        atOnce.set(0);
    }

    private Handler<HttpServerRequest> handler(Vertx vertx) {
        return request -> {
            requests.incrementAndGet();
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            vertx.setTimer(delay.toMillis(), late -> {
                atOnce.decrementAndGet();
                request.response().setStatusCode(status).end();
            });
        };
    }

    @Override
    public CompletionStage<Answer> find(Query query) {
        String name = ((Query.ByAttribute) query).value();
        return client.request(new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(server.url() + "/" + name))
                .compose(request -> request.send())
                .map(response -> answer(name, response.statusCode()))
                .otherwise(new Answer.Failed(Failure.of(Failure.Kind.IO, server.url() + " refuses connections")))
                .toCompletionStage();
    }

    private static Answer answer(String name, int status) {
        return switch (status) {
            case 200 ->
                new Answer.Found(new Person(
                        Realm.IIQ, "1", name, name + "@example.com", name, true, null, Map.of(), List.of(), List.of()));
            case 404 -> new Answer.NotFound();
            case 401 ->
                new Answer.Failed(Failure.of(
                        Failure.Kind.CREDENTIAL, "token refused: correct mainsheet.tenants.default.iiq.client-secret"));
            default -> new Answer.Failed(Failure.of(Failure.Kind.SERVER, "status " + status));
        };
    }

    @Override
    public void close() {
        stop();
        Future<Void> closed = client.close();
        closed.await();
    }
}
