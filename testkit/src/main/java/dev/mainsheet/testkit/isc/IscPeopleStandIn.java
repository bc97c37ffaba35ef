package dev.mainsheet.testkit.isc;

import dev.mainsheet.testkit.StandInAnswer;
import dev.mainsheet.testkit.StandInServer;
import dev.mainsheet.testkit.StandInStartException;
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
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Identity Security Cloud as a reader of people sees it, over HTTP: tokens for the client of a personal access token, and
 * {@code public-identities}; with a script of faults ({@code /faults}). What is published it does alike; what is not is
 * said where it is decided. Identities, tokens and faults stay over a stop and a start. Thread-safe.
 */
public final class IscPeopleStandIn implements AutoCloseable {

    private static final String PEOPLE = "/v3/public-identities";
    private static final long MAX_BODY_BYTES = 64 * 1024;

    private final PublicIdentities people = new PublicIdentities();
    private final FaultScript faults = new FaultScript();
    private final LookupLog lookups = new LookupLog();
    private final Tokens tokens;
    private final RequestWindow window;
    private final StandInServer server;
    private volatile Duration latency = Duration.ZERO;

    /** Not started yet. */
    public IscPeopleStandIn(IscPeopleOptions options) {
        this(options, Clock.systemUTC());
    }

    /**
     * Not started yet.
     *
     * @param clock decides when a token has ended and when there may be more requests
     */
    public IscPeopleStandIn(IscPeopleOptions options, InstantSource clock) {
        this.tokens = new Tokens(clock, options.clients(), options.tokenLifetime());
        this.window = new RequestWindow(clock, options.requestsPerWindow());
        this.server = new StandInServer("Identity Security Cloud", options.host(), options.port(), this::routes);
    }

    /**
     * Returns once it listens.
     *
     * @throws StandInStartException if the port is in use
     */
    public void start() throws StandInStartException {
        server.start();
    }

    /** Closes the port and every connection, at once for those that call. */
    public void stop() {
        server.stop();
    }

    @Override
    public void close() {
        stop();
    }

    /** Its root, without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** Adds an identity; one of the same id takes the place of the other. */
    public void add(IscPerson person) {
        people.add(person);
    }

    /** Forgets an identity. */
    public void remove(String id) {
        people.remove(id);
    }

    /** How long every answer takes from now on; a fault's delay comes on top. */
    public void latency(Duration value) {
        latency = value;
    }

    /** Ends every token, so that the next call with one is 401. */
    public void revokeTokens() {
        tokens.revoke();
    }

    /** Gives a client a new secret; with the old one there are no new tokens. */
    public void changeSecret(String clientId, String secret) {
        tokens.changeSecret(clientId, secret);
    }

    /** How many tokens were asked for, refused ones too. */
    public int tokenRequests() {
        return tokens.requests();
    }

    /** How many tokens were issued. */
    public int tokensIssued() {
        return tokens.issued();
    }

    /** How many lookups came, whatever they were answered. */
    public long lookups() {
        return lookups.total();
    }

    /** How often each came, such as {@code public-identities?id eq "x"}. */
    public Map<String, Integer> lookupsByQuery() {
        return lookups.byQuery();
    }

    /** The most lookups that were in flight at one moment. */
    public int mostInFlight() {
        return lookups.mostInFlight();
    }

    /** The faults to come. */
    public FaultScript faults() {
        return faults;
    }

    private Handler<HttpServerRequest> routes(Vertx vertx) {
        Router router = Router.router(vertx);
        FaultRoutes.mount(router, faults);
        router.route(HttpMethod.POST, "/oauth/token")
                .handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES))
                .handler(this::countToken)
                .handler(answering(vertx, this::token));
        router.route(HttpMethod.GET, PEOPLE).handler(this::countLookup).handler(answering(vertx, this::find));
        return router;
    }

    private EndpointHandler answering(Vertx vertx, Endpoint endpoint) {
        return new EndpointHandler(vertx, faults, () -> latency, IscErrors::status, endpoint);
    }

    private void countToken(RoutingContext context) {
        tokens.requested();
        context.next();
    }

    private void countLookup(RoutingContext context) {
        String filters = context.queryParams().get("filters");
        lookups.begun(context, filters == null ? "public-identities" : "public-identities?" + filters);
        context.next();
    }

    private StandInAnswer token(StandInRequest request) {
        String client = field(request, "client_id").orElse("");
        if (!tokens.knows(client, field(request, "client_secret").orElse(""))) {
            return IscErrors.unknownClient();
        }
        if (field(request, "grant_type").filter("client_credentials"::equals).isEmpty()) {
            return IscErrors.unknownGrant();
        }
        return tokens.issue(client).answer();
    }

    /** In a form or in the query. */
    private static Optional<String> field(StandInRequest request, String name) {
        return Optional.ofNullable(request.form().get(name)).or(() -> request.parameter(name));
    }

    private StandInAnswer find(StandInRequest request) {
        if (!tokens.admits(request.authorization())) {
            return IscErrors.unauthenticated();
        }
        return window.tooEarly().map(IscErrors::tooMany).orElseGet(() -> people.answer(request));
    }
}
