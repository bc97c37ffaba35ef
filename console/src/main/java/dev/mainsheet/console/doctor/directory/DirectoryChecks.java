package dev.mainsheet.console.doctor.directory;

import dev.mainsheet.console.doctor.Clocks;
import dev.mainsheet.console.doctor.DoctorCheck;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.net.ServerIdentity;
import dev.mainsheet.console.doctor.net.Trust;
import dev.mainsheet.directory.Reach;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.directory.Systems;
import dev.mainsheet.runtime.config.ConfigProblem;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.TenantSection;
import dev.mainsheet.runtime.oauth.AuthorizedSystem;
import dev.mainsheet.runtime.tls.BrokenTlsException;
import dev.mainsheet.runtime.tls.ClientTlsMaterial;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One check for each system in which a tenant's people are found, reached as the processor reaches it. */
public final class DirectoryChecks implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Systems systems;
    private final ClockWatch watch;

    /**
     * @param environment variables by name: those of the proxy count where the configuration is silent
     * @param clocks is told what time the systems' answers show
     */
    public DirectoryChecks(
            MainsheetConfig config, Map<String, String> environment, InstantSource clock, Clocks clocks) {
        this.systems = new Systems(config, environment, vertx, clock);
        this.watch = new ClockWatch(clock, clocks);
    }

    /** By tenant, in the order of their names. */
    public List<DoctorCheck> of(Map<String, TenantSection> tenants) {
        List<DoctorCheck> checks = new ArrayList<>();
        new TreeMap<>(tenants).forEach((tenant, config) -> {
            Reach reach = Reach.of(config);
            if (reach.includes(Realm.ISC)) {
                checks.add(isc(tenant, config.isc()));
            }
            if (reach.includes(Realm.IIQ)) {
                checks.add(iiq(tenant, config.iiq()));
            }
        });
        return checks;
    }

    private DoctorCheck isc(String tenant, TenantSection.Isc config) {
        String name = "Identity Security Cloud of " + tenant;
        try {
            SystemSite site = new SystemSite(
                    name,
                    "mainsheet.tenants." + tenant + ".isc",
                    URI.create(config.url().orElseThrow()),
                    systems.isc(config).orElseThrow());
            return new IdentityCloudCheck(site, complaint(site, systems.iscTls(), "mainsheet.http.ca"), watch);
        } catch (BrokenTlsException broken) {
            return new Unusable(name, broken.problem());
        }
    }

    private DoctorCheck iiq(String tenant, TenantSection.Iiq config) {
        String name = "IdentityIQ of " + tenant;
        URI url = URI.create(config.url().orElseThrow());
        try {
            SystemSite site = new SystemSite(
                    name,
                    "mainsheet.tenants." + tenant + ".iiq",
                    url,
                    systems.iiq(tenant, config).orElseThrow());
            Map<URI, AuthorizedSystem> otherRoots = new LinkedHashMap<>();
            for (URI other : ContextRoots.besides(url)) {
                otherRoots.put(other, systems.iiqAt(other, tenant, config));
            }
            return new IdentityIqCheck(
                    site,
                    complaint(site, systems.iiqTls(tenant, config), site.keys() + ".tls.ca or mainsheet.http.ca"),
                    watch,
                    otherRoots,
                    Sample.people(config),
                    Sample.beside(config));
        } catch (BrokenTlsException broken) {
            return new Unusable(name, broken.problem());
        }
    }

    private static Complaint complaint(SystemSite site, ClientTlsMaterial tls, String authorities) {
        String untrusted = "If your company has signed it, name its root in " + authorities
                + ". Else something answers in its place.";
        return new Complaint(site, new ServerIdentity(tls.trust().map(Trust::of).orElseGet(Trust::ofJvm), untrusted));
    }

    /** Drops connections; checks that wait for an answer get none. */
    @Override
    public void close() {
        systems.close();
        vertx.close();
    }

    /** A system whose certificates cannot be read is not asked. */
    private record Unusable(String name, ConfigProblem problem) implements DoctorCheck {
        @Override
        public List<Finding> run() {
            return List.of(Finding.red(name, problem.toString(), "Correct the file, or name another."));
        }
    }
}
