package dev.mainsheet.directory;

import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.Secret;
import dev.mainsheet.runtime.config.TenantSection;
import dev.mainsheet.runtime.http.HttpClients;
import dev.mainsheet.runtime.http.Outbound;
import dev.mainsheet.runtime.http.RemoteSystem;
import dev.mainsheet.runtime.oauth.AuthorizedSystem;
import dev.mainsheet.runtime.oauth.TokenRequest;
import dev.mainsheet.runtime.oauth.Tokens;
import dev.mainsheet.runtime.tls.BrokenTlsException;
import dev.mainsheet.runtime.tls.ClientTls;
import dev.mainsheet.runtime.tls.ClientTlsMaterial;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The systems that know a tenant's people, each with the client that may ask there. Used by one thread while a service is
 * put together; what it makes is safe for any.
 */
public final class Systems implements AutoCloseable {

    private static final String IIQ_TOKEN = "/oauth2/token";
    private static final String ISC_TOKEN = "/oauth/token";

    private final HttpClients clients;
    private final Duration patience;
    private final InstantSource clock;

    /**
     * @param environment variables by name: those of the proxy count where the configuration is silent
     * @param clock the time of day
     */
    public Systems(MainsheetConfig config, Map<String, String> environment, Vertx vertx, InstantSource clock) {
        this.clients = new HttpClients(
                vertx,
                Outbound.of(config.http(), environment),
                config.directory().maxInFlight().value(),
                clock);
        this.patience = config.directory().timeout();
        this.clock = clock;
    }

    /**
     * A tenant's IdentityIQ; empty without a configured one.
     *
     * @param tenant its name
     * @throws BrokenTlsException naming a file that does not do
     */
    public Optional<AuthorizedSystem> iiq(String tenant, TenantSection.Iiq config) throws BrokenTlsException {
        if (config.url().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(iiqAt(URI.create(config.url().get()), tenant, config));
    }

    /**
     * A tenant's IdentityIQ, by its configured client but at another URL.
     *
     * @param url with the context root
     * @param tenant its name
     * @throws BrokenTlsException naming a file that does not do
     */
    public AuthorizedSystem iiqAt(URI url, String tenant, TenantSection.Iiq config) throws BrokenTlsException {
        RemoteSystem system = clients.to(url, ClientTls.of(Keys.iiq(tenant) + ".tls", config.tls()), patience);
        String client = config.clientId().orElseThrow();
        Secret secret = config.clientSecret().orElseThrow();
        TokenRequest request =
                switch (config.tokenRequest()) {
                    case BODY -> TokenRequest.basic(IIQ_TOKEN, client, secret);
                    case QUERY -> TokenRequest.basicWithQuery(IIQ_TOKEN, client, secret);
                };
        return new AuthorizedSystem(system, new Tokens(system, request, clock));
    }

    /**
     * What a tenant's IdentityIQ is shown, and by whom it must be signed.
     *
     * @throws BrokenTlsException naming a file that does not do
     */
    public ClientTlsMaterial iiqTls(String tenant, TenantSection.Iiq config) throws BrokenTlsException {
        return clients.material(ClientTls.of(Keys.iiq(tenant) + ".tls", config.tls()));
    }

    /**
     * The same of Identity Security Cloud.
     *
     * @throws BrokenTlsException naming a file that does not do
     */
    public ClientTlsMaterial iscTls() throws BrokenTlsException {
        return clients.material(ClientTls.PLAIN);
    }

    /**
     * A tenant's Identity Security Cloud; empty without a client of it.
     *
     * @throws BrokenTlsException naming a file that does not do
     */
    public Optional<AuthorizedSystem> isc(TenantSection.Isc config) throws BrokenTlsException {
        if (config.clientId().isEmpty()) {
            return Optional.empty();
        }
        RemoteSystem system = clients.to(URI.create(config.url().orElseThrow()), ClientTls.PLAIN, patience);
        TokenRequest request = TokenRequest.posted(
                ISC_TOKEN, config.clientId().get(), config.clientSecret().orElseThrow());
        return Optional.of(new AuthorizedSystem(system, new Tokens(system, request, clock)));
    }

    /** Drops connections; lookups under way end as failures. */
    @Override
    public void close() {
        clients.close();
    }
}
