package dev.mainsheet.console.config;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.console.JsonOutput;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigProblem;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.tls.BrokenTlsException;
import dev.mainsheet.runtime.tls.ClientTls;
import dev.mainsheet.runtime.tls.TlsFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code config check}: says everything that is wrong, and starts nothing. */
@Command(
        name = "check",
        description = "Say everything that is wrong with the configuration. Exit 0: nothing is.",
        mixinStandardHelpOptions = true)
final class ConfigCheck implements Callable<Integer> {

    @Mixin
    private ConfigFile file;

    @Option(names = "--json", description = "Print the problems as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try {
            checkFiles(file.load().config());
        } catch (ConfigException wrong) {
            if (json) {
                spec.commandLine().getOut().println(JsonOutput.items(wrong.problems()));
            } else {
                spec.commandLine().getErr().println(wrong.getMessage());
            }
            return 1;
        }
        spec.commandLine().getOut().println(json ? JsonOutput.items(List.of()) : file.path() + " is good.");
        return 0;
    }

    /** What some services alone read, and the others need not even be able to. */
    private void checkFiles(MainsheetConfig config) throws ConfigException {
        List<ConfigProblem> broken = new ArrayList<>();
        TlsFiles.ofIngress(config).ifPresent(files -> check(files::read, broken));
        config.tenants()
                .forEach((tenant, section) -> check(
                        ClientTls.of(
                                "mainsheet.tenants." + tenant + ".iiq.tls",
                                section.iiq().tls())::read,
                        broken));
        config.http().ca().ifPresent(file -> check(ClientTls.PLAIN.trusting("mainsheet.http.ca", file)::read, broken));
        if (!broken.isEmpty()) {
            throw new ConfigException(file.path().toString(), broken);
        }
    }

    private interface Files {
        Object read() throws BrokenTlsException;
    }

    private static void check(Files files, List<ConfigProblem> broken) {
        try {
            files.read();
        } catch (BrokenTlsException wrong) {
            broken.add(wrong.problem());
        }
    }
}
