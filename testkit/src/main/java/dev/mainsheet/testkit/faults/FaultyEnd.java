package dev.mainsheet.testkit.faults;

import dev.mainsheet.testkit.StandInAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Ends requests the way a fault has it: late, with another body, or not at all. The same for every stand-in. */
public final class FaultyEnd {

    private FaultyEnd() {}

    /**
     * Ends one request, after the fault's delay.
     *
     * @param answer what is answered if the fault lets it; its status is decided already
     */
    public static void of(Vertx vertx, HttpServerRequest request, Fault.Effect effect, StandInAnswer answer) {
        if (effect.delay().isZero()) {
            end(request, effect, answer);
        } else {
            vertx.setTimer(Math.max(1, effect.delay().toMillis()), passed -> end(request, effect, answer));
        }
    }

    private static void end(HttpServerRequest request, Fault.Effect effect, StandInAnswer answer) {
        switch (effect.ending()) {
            case DROP -> request.connection().close();
            case HANG -> {
                // Nothing: it waits until the other side gives up.
            }
            case ANSWER -> {
                StandInAnswer sent =
                        effect.body().map(body -> body.with(answer.status())).orElse(answer);
                HttpServerResponse response = request.response().setStatusCode(sent.status());
                sent.headers().forEach(response::putHeader);
                effect.retryAfter().ifPresent(value -> response.putHeader("Retry-After", value));
                response.end(sent.body());
            }
        }
    }
}
