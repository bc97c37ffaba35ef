package dev.mainsheet.testkit.sailpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.testkit.StandInAnswer;
import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.faults.FaultScript;
import dev.mainsheet.testkit.faults.FaultSubject;
import dev.mainsheet.testkit.faults.FaultyEnd;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/** Answers {@code …/trigger-invocations/{id}/complete}. A scripted fault comes before anything SailPoint would say itself. */
final class CompleteHandler implements Handler<RoutingContext> {

    private final Vertx vertx;
    private final Invocations invocations;
    private final FaultScript faults;
    private final InstantSource clock;

    CompleteHandler(Vertx vertx, Invocations invocations, FaultScript faults, InstantSource clock) {
        this.vertx = vertx;
        this.invocations = invocations;
        this.faults = faults;
        this.clock = clock;
    }

    private record Request(String path, String invocationId) implements FaultSubject {
        @Override
        public boolean carries(String id) {
            return invocationId.equals(id);
        }
    }

    @Override
    public void handle(RoutingContext context) {
        Request request = new Request(context.request().path(), context.pathParam("id"));
        JsonNode body = Invocations.json(Optional.ofNullable(context.body().buffer())
                .map(buffer -> buffer.toString(StandardCharsets.UTF_8))
                .orElse(""));
        Fault.Effect effect = faults.next(request);
        int status = status(request, effect, body);
        invocations.record(new ReceivedCompletion(
                clock.instant(),
                request.invocationId(),
                status,
                Optional.ofNullable(context.request().getHeader("Authorization")),
                body));
        FaultyEnd.of(vertx, context.request(), effect, StandInAnswer.empty(status));
    }

    private int status(Request request, Fault.Effect effect, JsonNode body) {
        if (effect.status().isPresent()) {
            return effect.status().getAsInt();
        }
        return switch (effect.ending()) {
            case DROP, HANG -> 0;
            case ANSWER -> invocations.complete(request.invocationId(), body);
        };
    }
}
