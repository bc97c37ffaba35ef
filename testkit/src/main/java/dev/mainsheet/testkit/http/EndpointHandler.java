package dev.mainsheet.testkit.http;

import dev.mainsheet.testkit.StandInAnswer;
import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.faults.FaultScript;
import dev.mainsheet.testkit.faults.FaultyEnd;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * Answers the requests to one address: a scripted fault comes first, then what the endpoint says. What is to happen is
 * decided when the request has been read, and is seen after the latency.
 */
public final class EndpointHandler implements Handler<RoutingContext> {

    private final Vertx vertx;
    private final FaultScript faults;
    private final Supplier<Duration> latency;
    private final IntFunction<StandInAnswer> refusal;
    private final Endpoint endpoint;

    /**
     * @param latency of every answer, asked for each anew; a fault's delay comes on top
     * @param refusal how this address words an error, for scripted ones
     */
    public EndpointHandler(
            Vertx vertx,
            FaultScript faults,
            Supplier<Duration> latency,
            IntFunction<StandInAnswer> refusal,
            Endpoint endpoint) {
        this.vertx = vertx;
        this.faults = faults;
        this.latency = latency;
        this.refusal = refusal;
        this.endpoint = endpoint;
    }

    @Override
    public void handle(RoutingContext context) {
        StandInRequest request = StandInRequest.of(context);
        Fault.Effect effect = faults.next(request);
        StandInAnswer answer = answer(request, effect);
        FaultyEnd.of(vertx, context.request(), effect.delay(effect.delay().plus(latency.get())), answer);
    }

    private StandInAnswer answer(StandInRequest request, Fault.Effect effect) {
        if (effect.status().isPresent()) {
            return refusal.apply(effect.status().getAsInt());
        }
        return switch (effect.ending()) {
            case DROP, HANG -> StandInAnswer.empty(0);
            case ANSWER -> endpoint.answer(request);
        };
    }
}
