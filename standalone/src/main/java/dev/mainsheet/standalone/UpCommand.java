package dev.mainsheet.standalone;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.logging.Logging;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code up}: every service in this process, with the user's configuration. */
@Command(
        name = "up",
        description = "Run every service in this process; with a broker of its own where no Kafka is configured.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Mixin
    private ConfigFile file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws StartException {
        MainsheetConfig config = file.load().config();
        Logging.configure(config.log().format(), config.log().level());
        PrintWriter err = spec.commandLine().getErr();
        MainProcess process = new MainProcess(err, config);
        return process.run(
                new Installation(config, process.refused()).everything(),
                () -> err.printf(
                        "Mainsheet is up: SailPoint posts to port %d, /triggers/<trigger id>.%n",
                        config.ingress().port().value()));
    }
}
