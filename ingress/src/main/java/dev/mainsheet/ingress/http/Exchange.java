package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.IngressMetrics;
import dev.mainsheet.ingress.Problem;
import dev.mainsheet.ingress.ProblemJson;
import dev.mainsheet.ingress.Problems;
import dev.mainsheet.ingress.Reply;
import dev.mainsheet.ingress.RequestHead;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request and its one answer. Lives on the event loop of its connection. */
final class Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(Exchange.class);
    private static final CharSequence EVENT_ID = HttpHeaders.createOptimized("Mainsheet-Event-Id");
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    private final Context eventLoop;
    private final Thread loopThread;
    private final HttpServerRequest request;
    private final IngressMetrics metrics;
    private String about = "a request";
    private Runnable atEnd = () -> {};
    private boolean ended;

    Exchange(Vertx vertx, HttpServerRequest request, IngressMetrics metrics) {
        this.eventLoop = vertx.getOrCreateContext();
        this.loopThread = Thread.currentThread();
        this.request = request;
        this.metrics = metrics;
    }

    HttpServerRequest request() {
        return request;
    }

    /** What a gate decides on. */
    RequestHead head() {
        return new RequestHead(
                request.method().name(),
                request.path(),
                request.headers()::getAll,
                () -> Peers.address(request.remoteAddress()));
    }

    /** Names what the exchange is about, for the log: never content. */
    void about(String what) {
        about = what;
    }

    /** What is done once, when the exchange ends in whatever way. */
    void atEnd(Runnable action) {
        atEnd = action;
    }

    /** Runs a step of the exchange; a step that throws ends it, with an answer that tells nothing of the cause. */
    void step(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException fault) {
            LOG.error("{} could not be taken", about, fault);
            refuse(Problems.fault());
        }
    }

    /** As {@link #step}, from any thread. */
    void stepOnLoop(Runnable step) {
        if (Thread.currentThread() == loopThread) {
            step(step);
        } else {
            eventLoop.runOnContext(onLoop -> step(step));
        }
    }

    /** The event lies durably. */
    void accept(String eventId, Reply reply) {
        if (!ended) {
            request.response().putHeader(EVENT_ID, eventId);
        }
        accept(reply);
    }

    /** All went well. */
    void accept(Reply reply) {
        if (end()) {
            metrics.answered(reply.status());
            request.response()
                    .setStatusCode(reply.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .end(Buffer.buffer(reply.json()));
        }
    }

    /** 200: a document that is there for everybody. */
    void show(Buffer json) {
        if (end()) {
            metrics.answered(200);
            HttpServerResponse response = request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                    .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(json.length()));
            endBehindWhatIsUnread(response, json);
        }
    }

    /** Answers with a problem. */
    void refuse(Problem problem) {
        if (!end()) {
            return;
        }
        metrics.refused(problem);
        metrics.answered(problem.status());
        HttpServerResponse response = request.response().setStatusCode(problem.status());
        problem.headers().forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        endBehindWhatIsUnread(response, Buffer.buffer(ProblemJson.write(problem)));
    }

    /** If more of the request may come, nobody will read it: the connection is closed behind the answer. */
    private void endBehindWhatIsUnread(HttpServerResponse response, Buffer body) {
        boolean unread = moreMayCome();
        if (unread) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(body);
        if (unread) {
            request.connection().close();
        }
    }

    private boolean moreMayCome() {
        return request.decoderResult().isFailure() || Bodies.isAnnounced(request) && !request.isEnded();
    }

    /** Ends without an answer: the sender is gone. */
    void abandon() {
        end();
    }

    /** Whether this is the first end. */
    private boolean end() {
        if (ended) {
            return false;
        }
        ended = true;
        atEnd.run();
        return true;
    }
}
