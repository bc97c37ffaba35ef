package dev.mainsheet.standalone.demo;

import dev.mainsheet.runtime.Lifecycle;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.runtime.logging.Logging;
import dev.mainsheet.standalone.Installation;
import dev.mainsheet.standalone.MainProcess;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code demo}: everything on this machine, with stand-ins for Moveworks and IdentityIQ, and one event of every kind sent through. */
@Command(
        name = "demo",
        description =
                "Run everything on this machine with stand-ins for Moveworks and IdentityIQ, and send one event of every kind.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws StartException {
        MainsheetConfig config = DemoConfig.load(System.getenv());
        Logging.configure(config.log().format(), config.log().level());
        PrintWriter out = spec.commandLine().getOut();
        MainProcess process = new MainProcess(spec.commandLine().getErr(), config);
        Installation installation = new Installation(config, process.refused());
        MoveworksService moveworks =
                new MoveworksService(config.demo().moveworksPort().value());
        Service all = new Lifecycle(
                "demo",
                List.of(
                        moveworks,
                        new IdentityIqService(config.demo().identityiqPort().value()),
                        installation.everything()));
        out.printf(
                "Starting Kafka (%s), ingress, processor, egress, and stand-ins for Moveworks and IdentityIQ; data in %s%n",
                installation.kafka().bootstrapServers(),
                config.dataDir().toAbsolutePath().normalize());
        out.flush();
        return process.run(all, () -> sendAndShow(config, installation.kafka(), moveworks, out));
    }

    private static void sendAndShow(
            MainsheetConfig config, KafkaSettings kafka, MoveworksService moveworks, PrintWriter out) {
        DemoRun run = new DemoRun(
                "http://127.0.0.1:" + config.ingress().port().value(),
                "http://127.0.0.1:" + config.demo().moveworksPort().value(),
                moveworks::recipient,
                out);
        // Follows until the process ends.
        OutcomeWatch.follow(kafka, run::ended);
        try {
            new Readiness(config.management()).await();
            run.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
