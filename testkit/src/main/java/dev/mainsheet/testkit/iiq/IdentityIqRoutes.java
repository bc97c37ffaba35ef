package dev.mainsheet.testkit.iiq;

import dev.mainsheet.testkit.StandInAnswer;
import dev.mainsheet.testkit.faults.FaultRoutes;
import dev.mainsheet.testkit.faults.FaultScript;
import dev.mainsheet.testkit.http.Endpoint;
import dev.mainsheet.testkit.http.EndpointHandler;
import dev.mainsheet.testkit.http.LookupLog;
import dev.mainsheet.testkit.http.StandInRequest;
import dev.mainsheet.testkit.oauth.Tokens;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** What is at which address under the context root. Nothing is anywhere else. */
final class IdentityIqRoutes {

    /** Links point to where the application server believes to be: an address that never resolves. */
    private static final String INTERNAL_HOST = "http://iiq-app-1.internal.invalid:8080";

    private static final long MAX_BODY_BYTES = 64 * 1024;

    private final String root;
    private final Tokens tokens;
    private final FaultScript faults;
    private final LookupLog lookups;
    private final Supplier<Duration> latency;
    private final TokenEndpoint token;
    private final UsersEndpoint users;
    private final ApplicationsEndpoint applications;
    private final IdentityTable table;
    private final Discovery discovery;

    IdentityIqRoutes(
            IdentityIqOptions options,
            Population population,
            Tokens tokens,
            FaultScript faults,
            LookupLog lookups,
            Supplier<Duration> latency) {
        this.root = options.contextRoot();
        this.tokens = tokens;
        this.faults = faults;
        this.lookups = lookups;
        this.latency = latency;
        String scim = INTERNAL_HOST + root + "/scim/v2";
        Resources resources = new Resources(population, scim);
        this.token = new TokenEndpoint(tokens);
        this.users = new UsersEndpoint(population, resources, options.maxResults());
        this.applications = new ApplicationsEndpoint(population, resources, options.maxResults());
        this.table = new IdentityTable(population, options.maxResults());
        this.discovery = new Discovery(scim, options.maxResults());
    }

    Handler<HttpServerRequest> on(Vertx vertx) {
        Router router = Router.router(vertx);
        FaultRoutes.mount(router, faults);
        router.route(HttpMethod.POST, root + "/oauth2/token")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::countToken)
                .handler(answering(vertx, IdentityIqRoutes::page, token::answer));
        router.route(HttpMethod.GET, root + "/rest/ping")
                .handler(answering(vertx, IdentityIqRoutes::page, withToken(request -> alive())));
        mountPlugin(router, vertx);
        mountScim(router, vertx);
        return router;
    }

    private void mountPlugin(Router router, Vertx vertx) {
        String plugin = root + "/plugin/rest/moveworks-plugin/";
        router.route(HttpMethod.GET, plugin + "table/Identity")
                .handler(context -> countLookup(context, plugin))
                .handler(answering(vertx, IdentityIqRoutes::page, withToken(table::answer)));
    }

    private void mountScim(Router router, Vertx vertx) {
        String scim = root + "/scim/v2/";
        Map<String, Endpoint> lookedUp = Map.of(
                "Users", users::list,
                "Users/:id", users::one,
                "Applications", applications::list,
                "Applications/:id", applications::one);
        lookedUp.forEach((path, endpoint) -> router.route(HttpMethod.GET, scim + path)
                .handler(context -> countLookup(context, scim))
                .handler(answering(vertx, ScimErrors::status, withToken(endpoint))));
        router.route(HttpMethod.GET, scim + "ServiceProviderConfig")
                .handler(answering(vertx, ScimErrors::status, request -> discovery.serviceProviderConfig()));
        router.route(HttpMethod.GET, scim + "ResourceTypes")
                .handler(answering(vertx, ScimErrors::status, withToken(request -> discovery.resourceTypes())));
        router.route(scim + "*")
                .handler(answering(vertx, ScimErrors::status, withToken(IdentityIqRoutes::nothingElse)));
    }

    private EndpointHandler answering(Vertx vertx, IntFunction<StandInAnswer> refusal, Endpoint endpoint) {
        return new EndpointHandler(vertx, faults, latency, refusal, endpoint);
    }

    /** What is said to a token that is missing or has ended is not published. */
    private Endpoint withToken(Endpoint endpoint) {
        return request -> tokens.admits(request.authorization()) ? endpoint.answer(request) : page(401);
    }

    private void countToken(RoutingContext context) {
        tokens.requested();
        context.next();
    }

    private void countLookup(RoutingContext context, String prefix) {
        String asked = context.normalizedPath().substring(prefix.length());
        String filter = context.queryParams().get("filter");
        lookups.begun(context, filter == null ? asked : asked + "?" + filter);
        context.next();
    }

    private static StandInAnswer alive() {
        return StandInAnswer.of(200, "text/plain", "IIQ JAX-RS is alive!");
    }

    private static StandInAnswer nothingElse(StandInRequest request) {
        return ScimErrors.status(request.method().equals(HttpMethod.GET) ? 404 : 405);
    }

    private static StandInAnswer page(int status) {
        return StandInAnswer.html(status, "HTTP Status " + status);
    }
}
