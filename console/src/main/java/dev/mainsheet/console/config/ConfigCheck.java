package dev.mainsheet.console.config;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.console.JsonOutput;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.tls.BrokenTlsException;
import dev.mainsheet.runtime.tls.TlsFiles;
import java.util.List;
import java.util.Optional;
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

    /** What only the ingress reads, and the other services need not even be able to. */
    private void checkFiles(MainsheetConfig config) throws ConfigException {
        Optional<TlsFiles> tls = TlsFiles.ofIngress(config);
        if (tls.isPresent()) {
            try {
                tls.get().read();
            } catch (BrokenTlsException broken) {
                throw new ConfigException(file.path().toString(), List.of(broken.problem()));
            }
        }
    }
}
