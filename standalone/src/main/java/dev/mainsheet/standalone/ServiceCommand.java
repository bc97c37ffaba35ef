package dev.mainsheet.standalone;

import dev.mainsheet.console.ConfigFile;
import dev.mainsheet.console.ingress.TestWindowCommand;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.logging.Logging;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One service by itself, against the Kafka that is configured. */
abstract class ServiceCommand implements Callable<Integer> {

    private final ServiceKind kind;

    @Mixin
    private ConfigFile file;

    @Spec
    private CommandSpec spec;

    private ServiceCommand(ServiceKind kind) {
        this.kind = kind;
    }

    @Override
    public Integer call() throws StartException {
        MainsheetConfig config = file.load().config();
        Logging.configure(config.log().format(), config.log().level());
        MainProcess process = new MainProcess(spec.commandLine().getErr(), config);
        return process.run(
                new Installation(config, process.refused()).alone(kind),
                () -> spec.commandLine().getErr().println(kind.text() + " is up."));
    }

    @Command(
            name = "ingress",
            description = "Run the ingress: SailPoint to Kafka. With a command, give it an order instead.",
            mixinStandardHelpOptions = true,
            subcommands = TestWindowCommand.class)
    static final class Ingress extends ServiceCommand {
        Ingress() {
            super(ServiceKind.INGRESS);
        }
    }

    @Command(
            name = "processor",
            description = "Run the processor: de-duplicate, route, filter, shape.",
            mixinStandardHelpOptions = true)
    static final class Processor extends ServiceCommand {
        Processor() {
            super(ServiceKind.PROCESSOR);
        }
    }

    @Command(name = "egress", description = "Run the egress: Kafka to Moveworks.", mixinStandardHelpOptions = true)
    static final class Egress extends ServiceCommand {
        Egress() {
            super(ServiceKind.EGRESS);
        }
    }
}
