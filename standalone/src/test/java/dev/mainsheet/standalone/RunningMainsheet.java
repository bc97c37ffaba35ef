package dev.mainsheet.standalone;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import dev.mainsheet.testkit.sailpoint.Credential;
import dev.mainsheet.testkit.sailpoint.SailPointSender;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A whole Mainsheet in this JVM, with a stand-in for Moveworks and a SailPoint to post with. */
final class RunningMainsheet implements AutoCloseable {

    final Setup setup;
    final MoveworksStandIn moveworks;
    final SailPointSender sailPoint = new SailPointSender(new Credential.Bearer(Setup.TOKEN));
    private final Service all;

    private RunningMainsheet(Setup setup, MoveworksStandIn moveworks, Service all) {
        this.setup = setup;
        this.moveworks = moveworks;
        this.all = all;
    }

    static RunningMainsheet with(Path directory, String routes) throws Exception {
        return with(Setup.in(directory), routes);
    }

    static RunningMainsheet with(Setup setup, String routes) throws Exception {
        MoveworksStandIn moveworks = new MoveworksStandIn(MoveworksOptions.withKey(Setup.KEY));
        moveworks.start();
        MainsheetConfig config = ConfigLoader.load("test.yml", setup.yaml(moveworks, routes), Map.of())
                .config();
        Service all = new Installation(config, refusal -> {
                    throw new AssertionError(refusal);
                })
                .everything();
        all.start();
        return new RunningMainsheet(setup, moveworks, all);
    }

    SailPointSender.Answer post(String trigger, byte[] body) throws Exception {
        return sailPoint.send(setup.trigger(trigger), body);
    }

    /** Posts what must be taken. */
    String keep(String trigger, byte[] body) throws Exception {
        return eventId(post(trigger, body));
    }

    static String eventId(SailPointSender.Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("answered " + answer.status() + ": " + answer.body());
        }
        return answer.headers().firstValue("Mainsheet-Event-Id").orElseThrow();
    }

    TopicReader topics() {
        return new TopicReader(setup.bootstrapServers());
    }

    @Override
    public void close() {
        all.stop(Duration.ofSeconds(10));
        moveworks.close();
    }
}
