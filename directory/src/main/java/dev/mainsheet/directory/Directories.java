package dev.mainsheet.directory;

import dev.mainsheet.directory.chain.Chain;
import dev.mainsheet.directory.iiq.PluginIdentities;
import dev.mainsheet.directory.iiq.ScimUsers;
import dev.mainsheet.directory.isc.PublicIdentities;
import dev.mainsheet.directory.rest.RestClient;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigProblem;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.TenantSection;
import dev.mainsheet.runtime.oauth.AuthorizedSystem;
import dev.mainsheet.runtime.tls.BrokenTlsException;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The directory of each tenant that has one, as configured. */
public final class Directories implements AutoCloseable {

    private final Map<String, Directory> byTenant;
    private final Systems systems;

    private Directories(Map<String, Directory> byTenant, Systems systems) {
        this.byTenant = Map.copyOf(byTenant);
        this.systems = systems;
    }

    /**
     * Makes them; nothing is asked yet.
     *
     * @param environment variables by name: those of the proxy count where the configuration is silent
     * @param clock the time of day
     * @throws ConfigException naming every certificate file that does not do
     */
    public static Directories of(
            MainsheetConfig config, Map<String, String> environment, Vertx vertx, InstantSource clock)
            throws ConfigException {
        Systems systems = new Systems(config, environment, vertx, clock);
        Map<String, Directory> byTenant = new TreeMap<>();
        List<ConfigProblem> problems = new ArrayList<>();
        Duration limit = config.directory().timeout();
        config.tenants().forEach((tenant, section) -> {
            try {
                directory(tenant, section, systems)
                        .map(found -> new TimeLimited(found, "the directory of tenant " + tenant, limit))
                        .ifPresent(found -> byTenant.put(tenant, found));
            } catch (BrokenTlsException broken) {
                problems.add(broken.problem());
            }
        });
        if (!problems.isEmpty()) {
            systems.close();
            throw new ConfigException("Configuration", problems);
        }
        return new Directories(byTenant, systems);
    }

    private static Optional<Directory> directory(String tenant, TenantSection config, Systems systems)
            throws BrokenTlsException {
        return switch (Reach.of(config)) {
            case NONE -> Optional.empty();
            case ISC -> Optional.of(isc(tenant, config, systems));
            case IIQ -> Optional.of(iiq(tenant, config, systems));
            case CHAIN -> Optional.of(new Chain(isc(tenant, config, systems), iiq(tenant, config, systems)));
        };
    }

    private static Directory isc(String tenant, TenantSection config, Systems systems) throws BrokenTlsException {
        AuthorizedSystem system = systems.isc(config.isc()).orElseThrow();
        return new PublicIdentities(new RestClient(system, RemediesOf.isc(tenant)));
    }

    private static Directory iiq(String tenant, TenantSection config, Systems systems) throws BrokenTlsException {
        TenantSection.Iiq iiq = config.iiq();
        RestClient rest = new RestClient(systems.iiq(tenant, iiq).orElseThrow(), RemediesOf.iiq(tenant, iiq.read()));
        List<String> attributes = iiq.attributes().orElse(List.of());
        return switch (iiq.read()) {
            case SCIM ->
                new ScimUsers(
                        rest,
                        attributes,
                        new ScimUsers.Extras(
                                iiq.roles().on(), iiq.entitlements().on()));
            case PLUGIN -> new PluginIdentities(rest, attributes);
        };
    }

    /** By the tenant's name; a tenant whose people nobody looks up has none. */
    public Map<String, Directory> byTenant() {
        return byTenant;
    }

    /** Drops connections; lookups under way end as failures. */
    @Override
    public void close() {
        systems.close();
    }
}
