package dev.mainsheet.testkit.faults;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;

/** The fault script over HTTP, alike for every stand-in: {@code POST /faults} adds one, {@code DELETE /faults} clears. */
public final class FaultRoutes {

    private static final long MAX_BODY_BYTES = 64 * 1024;

    private FaultRoutes() {}

    /** Adds both routes. */
    public static void mount(Router router, FaultScript script) {
        router.route(HttpMethod.POST, "/faults")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(request -> add(request, script));
        router.route(HttpMethod.DELETE, "/faults").handler(request -> {
            script.clear();
            answer(request, 204, "");
        });
    }

    private static void add(RoutingContext request, FaultScript script) {
        String json =
                request.body().buffer() == null ? "" : request.body().buffer().toString(StandardCharsets.UTF_8);
        try {
            script.add(FaultJson.read(json));
            answer(request, 204, "");
        } catch (IllegalArgumentException malformed) {
            answer(request, 400, malformed.getMessage() + "\n");
        } catch (IllegalStateException full) {
            answer(request, 409, full.getMessage() + "\n");
        }
    }

    private static void answer(RoutingContext request, int status, String text) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(text);
    }
}
