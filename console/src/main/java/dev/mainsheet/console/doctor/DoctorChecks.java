package dev.mainsheet.console.doctor;

import dev.mainsheet.console.doctor.directory.DirectoryChecks;
import dev.mainsheet.console.doctor.kafka.KafkaCheck;
import dev.mainsheet.console.doctor.listener.ListenerCheck;
import dev.mainsheet.console.doctor.listener.ListenerTarget;
import dev.mainsheet.console.doctor.listener.TestDelivery;
import dev.mainsheet.console.doctor.net.ServerIdentity;
import dev.mainsheet.console.doctor.net.Trust;
import dev.mainsheet.directory.Reach;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** All checks, in the order in which they are shown. */
final class DoctorChecks {

    private static final String CONFIGURATION = "configuration";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Finding NO_LISTENERS = Finding.yellow(
            "listeners",
            "none is configured: events are kept, and sent to nobody",
            "Configure one under mainsheet.moveworks.listeners, and a route to it.");

    private static final String UNTRUSTED =
            "If your company's proxy or authority has signed it, let the JVM trust that: docs/doctor.md, \"Certificate"
                    + " authorities of your own\". Else something answers in its place.";

    private final MainsheetConfig config;
    private final Predicate<String> sendTo;
    private final Clock clock = Clock.systemUTC();
    private final Clocks clocks = new Clocks();

    private DoctorChecks(MainsheetConfig config, Predicate<String> sendTo) {
        this.config = config;
        this.sendTo = sendTo;
    }

    /**
     * Of a configuration that is good.
     *
     * @param sendTo the names of listeners that a test event is sent to
     */
    static List<Finding> run(Path file, MainsheetConfig config, Predicate<String> sendTo) throws InterruptedException {
        DoctorChecks checks = new DoctorChecks(config, sendTo);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.green(CONFIGURATION, file + " is good"));
        findings.addAll(checks.round());
        if (config.moveworks().listeners().isEmpty()) {
            findings.add(NO_LISTENERS);
        }
        findings.addAll(checks.clocks.findings());
        return findings;
    }

    private List<Finding> round() throws InterruptedException {
        Round round = new Round(LIMIT);
        if (config.tenants().values().stream().allMatch(tenant -> Reach.of(tenant) == Reach.NONE)) {
            return round.of(all(List.of()));
        }
        try (DirectoryChecks directories = new DirectoryChecks(config, System.getenv(), clock, clocks)) {
            return round.of(all(directories.of(config.tenants())));
        }
    }

    private List<DoctorCheck> all(List<DoctorCheck> directories) {
        Path journal = config.ingress().journal().dir().orElse(config.dataDir().resolve("journal"));
        Set<String> listeners = config.moveworks().listeners().keySet();
        List<DoctorCheck> all = new ArrayList<>();
        all.add(new KafkaCheck(KafkaSettings.of(config), listeners, kafkaAway(), clock, clocks));
        all.add(new JournalCheck(journal, config.ingress().journal().maxBytes().value()));
        all.add(new JournalContentsCheck(journal));
        all.add(new AnswersCheck(config.ingress()));
        all.add(new RefusalsCheck(config.management()));
        all.addAll(directories);
        all.addAll(listeners());
        return all;
    }

    /** The broker that {@code up} starts need not run while somebody looks whether all is well for it. */
    private Level kafkaAway() {
        return config.kafka().bootstrapServers().isPresent() ? Level.RED : Level.YELLOW;
    }

    private List<DoctorCheck> listeners() {
        ServerIdentity identity = new ServerIdentity(Trust.ofJvm(), UNTRUSTED);
        List<DoctorCheck> checks = new ArrayList<>();
        config.moveworks().listeners().entrySet().stream()
                .map(ListenerTarget::of)
                .forEach(target -> {
                    checks.add(new ListenerCheck(target, identity));
                    if (sendTo.test(target.listener())) {
                        checks.add(new TestDelivery(target, clock, clocks));
                    }
                });
        return checks;
    }

    /** Of one that is not: without it nothing else can be looked at. */
    static List<Finding> of(ConfigException wrong) {
        return wrong.problems().stream()
                .map(problem -> Finding.red(CONFIGURATION, problem.toString(), "Correct it, then run doctor again."))
                .toList();
    }
}
