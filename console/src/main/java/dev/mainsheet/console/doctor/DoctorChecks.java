package dev.mainsheet.console.doctor;

import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All checks, in the order in which they are shown. */
final class DoctorChecks {

    private static final String CONFIGURATION = "configuration";

    private DoctorChecks() {}

    /** Of a configuration that is good. */
    static List<Finding> run(Path file, MainsheetConfig config) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.green(CONFIGURATION, file + " is good"));
        for (DoctorCheck check : all(config)) {
            findings.addAll(check.run());
        }
        return findings;
    }

    private static List<DoctorCheck> all(MainsheetConfig config) {
        Path journal = config.ingress().journal().dir().orElse(config.dataDir().resolve("journal"));
        return List.of(
                new JournalCheck(journal, config.ingress().journal().maxBytes().value()),
                new JournalContentsCheck(journal),
                new AnswersCheck(config.ingress()),
                new RefusalsCheck(config.management()));
    }

    /** Of one that is not: without it nothing else can be looked at. */
    static List<Finding> of(ConfigException wrong) {
        return wrong.problems().stream()
                .map(problem -> Finding.red(CONFIGURATION, problem.toString(), "Correct it, then run doctor again."))
                .toList();
    }
}
