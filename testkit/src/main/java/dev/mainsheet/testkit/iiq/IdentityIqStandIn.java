package dev.mainsheet.testkit.iiq;

import dev.mainsheet.testkit.StandInServer;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.faults.FaultScript;
import dev.mainsheet.testkit.http.LookupLog;
import dev.mainsheet.testkit.oauth.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * IdentityIQ as a reader of identities sees it, over HTTP: OAuth tokens, SCIM {@code Users} and {@code Applications}, the
 * ping, and the Moveworks plugin's table of identities; with a script of faults ({@code /faults}, outside of the context
 * root). What is published it does alike; what is not is said where it is decided. It can only be read, and by OAuth alone:
 * that the real one also takes the password of an identity is not stood in for. Identities, tokens and faults stay over
 * a stop and a start. Thread-safe.
 */
public final class IdentityIqStandIn implements AutoCloseable {

    private final IdentityIqOptions options;
    private final Population population = new Population();
    private final FaultScript faults = new FaultScript();
    private final LookupLog lookups = new LookupLog();
    private final Tokens tokens;
    private final StandInServer server;
    private volatile Duration latency;

    /** Not started yet. */
    public IdentityIqStandIn(IdentityIqOptions options) {
        this(options, Clock.systemUTC());
    }

    /**
     * Not started yet.
     *
     * @param clock decides when a token has ended
     */
    public IdentityIqStandIn(IdentityIqOptions options, InstantSource clock) {
        this.options = options;
        this.latency = options.latency();
        this.tokens = new Tokens(clock, options.clients(), options.tokenLifetime());
        IdentityIqRoutes routes =
                new IdentityIqRoutes(options, population, tokens, faults, lookups, () -> this.latency);
        this.server = new StandInServer("IdentityIQ", options.host(), options.port(), routes::on);
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

    /** The server's root, for {@code /faults}; without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** Where IdentityIQ is: the root with the context root. */
    public String baseUrl() {
        return url() + options.contextRoot();
    }

    /** Adds an identity; one of the same id takes the place of the other. */
    public void add(IiqPerson person) {
        population.add(List.of(person));
    }

    /**
     * Adds an invented crowd, each with an email, an extended attribute {@code iscId}, and but for the first a manager.
     *
     * @return them, in order of their numbers
     */
    public List<IiqPerson> crowd(int size) {
        List<IiqPerson> crowd = Crowd.of(size);
        population.add(crowd);
        return crowd;
    }

    /** Forgets an identity: what is left of a leaver in the end. */
    public void remove(String id) {
        population.remove(id);
    }

    public void add(IiqApplication application) {
        population.add(application);
    }

    /** How long every answer takes from now on; a fault's delay comes on top. */
    public void latency(Duration value) {
        latency = value;
    }

    /** How long tokens live that are issued from now on. */
    public void tokenLifetime(Duration value) {
        tokens.lifetime(value);
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

    /** How many lookups came since the last {@link #clearLookups}, whatever they were answered. */
    public long lookups() {
        return lookups.total();
    }

    /**
     * How often each came: {@code Users?userName eq "x"}, {@code Users/id}, {@code Applications?name eq "x"},
     * {@code table/Identity?id=="x"}.
     */
    public Map<String, Integer> lookupsByQuery() {
        return lookups.byQuery();
    }

    /** How many lookups are not answered yet. */
    public int inFlight() {
        return lookups.inFlight();
    }

    /** The most lookups that were in flight at one moment since the last {@link #clearLookups}. */
    public int mostInFlight() {
        return lookups.mostInFlight();
    }

    /** The {@code Authorization} header of the latest lookup; it is a credential, and never logged. */
    public Optional<String> lastAuthorization() {
        return lookups.lastAuthorization();
    }

    public void clearLookups() {
        lookups.clear();
    }

    /** The faults to come. */
    public FaultScript faults() {
        return faults;
    }
}
