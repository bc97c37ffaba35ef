package dev.mainsheet.console.doctor;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.console.JsonOutput;
import dev.mainsheet.runtime.config.ConfigException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code doctor}: looks at everything, changes nothing. */
@Command(
        name = "doctor",
        description =
                "Look at configuration, disk and running services, and say what is wrong. Exit 1: something is red.",
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private ConfigFile file;

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Finding> findings = findings();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonOutput.items(findings));
        } else {
            print(findings, out);
        }
        return findings.stream().anyMatch(finding -> finding.status() == Level.RED) ? 1 : 0;
    }

    private List<Finding> findings() {
        try {
            return DoctorChecks.run(file.path(), file.load().config());
        } catch (ConfigException wrong) {
            return DoctorChecks.of(wrong);
        }
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
