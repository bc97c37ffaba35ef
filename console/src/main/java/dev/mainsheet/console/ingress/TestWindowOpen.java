package dev.mainsheet.console.ingress;

import dev.mainsheet.console.control.Controls;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.schemas.Action;
import dev.mainsheet.schemas.SchemaVersion;
import dev.mainsheet.schemas.TestWindow;
import dev.mainsheet.schemas.TriggerGlob;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ingress test-window open}: from now until a given time, events are tests. */
@Command(
        name = "open",
        description = {
            "Take events for tests for a while: every event of the tenant and the triggers, live ones too.",
            "In force within a second; one opened again for the same tenant and triggers is replaced."
        },
        mixinStandardHelpOptions = true)
final class TestWindowOpen implements Callable<Integer> {

    @Option(
            names = "--for",
            required = true,
            paramLabel = "DURATION",
            description = "How long, such as PT10M; PT24H at most.")
    private Duration time;

    @Mixin
    private WindowOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws StartException {
        if (time.isNegative() || time.isZero() || time.compareTo(TestWindow.LONGEST) > 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--for: \"" + time + "\" is not longer than nothing and at most " + TestWindow.LONGEST);
        }
        Controls controls = options.controls();
        Instant now = Instant.now();
        TestWindow window = new TestWindow(
                options.tenant(), new TriggerGlob(options.trigger().orElse("*")), now.plus(time));
        if (options.apply()) {
            Action action = new Action(
                    SchemaVersion.CURRENT,
                    options.who(),
                    "ingress test-window open",
                    window.key(),
                    window.value(),
                    now,
                    options.why());
            controls.give(window.key(), window.opening(options.who(), now, options.why()), action);
        }
        new WindowReport(spec.commandLine().getOut(), options).opened(window);
        return 0;
    }
}
