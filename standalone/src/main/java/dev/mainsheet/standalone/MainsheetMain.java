package dev.mainsheet.standalone;

import dev.mainsheet.console.config.ConfigCommand;
import dev.mainsheet.console.doctor.DoctorCommand;
import dev.mainsheet.console.journal.JournalCommand;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.standalone.demo.DemoCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit 0: done. 1: failed, and said why in a line. 2: not used as it must be. */
@Command(
        name = "mainsheet",
        description = "Moves SailPoint events to Moveworks, and keeps every one.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ServiceCommand.Ingress.class,
            ServiceCommand.Processor.class,
            ServiceCommand.Egress.class,
            ConfigCommand.class,
            JournalCommand.class,
            DoctorCommand.class
        })
public final class MainsheetMain {

    private MainsheetMain() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new MainsheetMain())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (!(failure instanceof StartException)) {
                        throw failure;
                    }
                    command.getErr().println(failure.getMessage());
                    return 1;
                });
    }
}
