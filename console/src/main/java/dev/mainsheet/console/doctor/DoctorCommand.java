package dev.mainsheet.console.doctor;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.console.JsonOutput;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code doctor}: looks at everything, changes nothing. */
@Command(
        name = "doctor",
        description = {
            "Look at configuration, Kafka, disk, running services, directories and listeners, and say what is wrong and"
                    + " what to do. Takes 10 s at most. Exit 1: something is red.",
            "Nothing is written or sent, but a test event with --send."
        },
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private ConfigFile file;

    @ArgGroup(exclusive = false)
    private Sending sending;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** What is sent, and to whom. */
    private static final class Sending {

        @Option(
                names = "--send",
                required = true,
                description = "Send one test event, marked as such, to each Moveworks listener.")
        private boolean send;

        @Option(
                names = "--listener",
                paramLabel = "NAME",
                description = "With --send: to this listener only. May be given several times.")
        private Set<String> listeners = Set.of();

        boolean isTo(String listener) {
            return send && (listeners.isEmpty() || listeners.contains(listener));
        }
    }

    @Override
    public Integer call() throws InterruptedException {
        List<Finding> findings = findings();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.items(findings));
        } else {
            print(findings, out);
        }
        return findings.stream().anyMatch(finding -> finding.status() == Level.RED) ? 1 : 0;
    }

    private List<Finding> findings() throws InterruptedException {
        MainsheetConfig config;
        try {
            config = file.load().config();
        } catch (ConfigException wrong) {
            return DoctorChecks.of(wrong);
        }
        if (sending == null) {
            return DoctorChecks.run(file.path(), config, listener -> false);
        }
        Set<String> known = config.moveworks().listeners().keySet();
        if (!known.containsAll(sending.listeners)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--listener " + String.join(", ", sending.listeners) + ": configured are "
                            + (known.isEmpty() ? "none" : String.join(", ", known)));
        }
        return DoctorChecks.run(file.path(), config, sending::isTo);
    }

    private static void print(List<Finding> findings, PrintWriter out) {
        int names = findings.stream()
                .mapToInt(finding -> finding.name().length())
                .max()
                .orElse(1);
        String line = "%-6s  %-" + names + "s  %s%n";
        for (Finding finding : findings) {
            out.printf(line, finding.status().text(), finding.name(), finding.detail());
            if (!finding.remedy().isEmpty()) {
                out.printf(line, "", "", finding.remedy());
            }
        }
    }
}
