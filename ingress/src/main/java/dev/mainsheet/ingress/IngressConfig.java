package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.BodyRules;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.IngressSection;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.tls.BrokenTlsException;
import dev.mainsheet.runtime.tls.TlsFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@link IngressSettings} out of the configuration, and finds everything that is wrong with them at once. */
final class IngressConfig {

    private final IngressSection config;
    private final Path dataDirectory;
    private final Optional<TlsFiles> tlsFiles;
    private final TenantAccess access;
    private final AnsweringSettings answering;
    private final List<String> problems = new ArrayList<>();

    private IngressConfig(MainsheetConfig config) {
        this.config = config.ingress();
        this.dataDirectory = config.dataDir();
        this.tlsFiles = TlsFiles.ofIngress(config);
        this.access = new TenantAccess(config.ingress(), config.tenants(), problems);
        this.answering = AnsweringConfig.read(config);
    }

    /**
     * The settings.
     *
     * @throws StartException with a line for each problem: key, value, remedy
     */
    static IngressSettings read(MainsheetConfig config) throws StartException {
        return new IngressConfig(config).read();
    }

    private IngressSettings read() throws StartException {
        Map<String, Access> tenants = access.byTenant();
        BodyConfig bodies = new BodyConfig(config, problems);
        BodyRules rules = bodies.rules();
        TestMarks testMarks = bodies.testMarks();
        LimitsConfig limits = new LimitsConfig(config, problems);
        HttpSettings http = new HttpSettings(
                config.bind(),
                config.port().value(),
                limits.maxBodyBytes(),
                limits.bodyTimeout(),
                limits.ofConnections());
        Optional<ServedTls> tls = tls();
        IngressSettings.Limits underWay = limits.ofRequests();
        if (!problems.isEmpty()) {
            throw new StartException(String.join("\n", problems));
        }
        IngressSettings.Journal journal = new IngressSettings.Journal(
                config.journal().dir().orElse(dataDirectory.resolve("journal")),
                config.journal().maxBytes().value());
        return new IngressSettings(
                http, tls, underWay, addresses(), tenants, rules, testMarks, answering, journal, config.stopDelay());
    }

    private AllowList addresses() {
        return new AllowList(
                config.allowFrom().orElse(List.of()), config.trustedProxies().orElse(List.of()));
    }

    private Optional<ServedTls> tls() {
        if (tlsFiles.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ServedTls(tlsFiles.get(), tlsFiles.get().read()));
        } catch (BrokenTlsException broken) {
            problems.add(broken.getMessage());
            return Optional.empty();
        }
    }
}
