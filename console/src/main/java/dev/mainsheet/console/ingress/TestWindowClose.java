package dev.mainsheet.console.ingress;

import dev.mainsheet.console.control.Controls;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.schemas.Action;
import dev.mainsheet.schemas.Order;
import dev.mainsheet.schemas.SchemaVersion;
import dev.mainsheet.schemas.TestWindow;
import dev.mainsheet.schemas.UndecodableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ingress test-window close}: ends windows before their time. */
@Command(
        name = "close",
        description = {
            "Close the test windows that are open; with --tenant or --trigger those opened for just these.",
            "In force within a second."
        },
        mixinStandardHelpOptions = true)
final class TestWindowClose implements Callable<Integer> {

    @Mixin
    private WindowOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws StartException {
        Controls controls = options.controls();
        Instant now = Instant.now();
        List<TestWindow> open = controls.current(TestWindow.KEY_PREFIX).values().stream()
                .flatMap(TestWindowClose::window)
                .filter(window -> now.isBefore(window.until()) && isMeant(window))
                .toList();
        if (options.apply()) {
            for (TestWindow window : open) {
                close(controls, window, now);
            }
        }
        new WindowReport(spec.commandLine().getOut(), options).closed(open);
        return 0;
    }

    private static Stream<TestWindow> window(Order order) {
        try {
            return TestWindow.of(order).stream();
        } catch (UndecodableException unreadable) {
            return Stream.empty();
        }
    }

    private boolean isMeant(TestWindow window) {
        Optional<String> trigger = Optional.of(window.triggers().pattern());
        return (options.tenant().isEmpty() || options.tenant().equals(window.tenant()))
                && (options.trigger().isEmpty() || options.trigger().equals(trigger));
    }

    private void close(Controls controls, TestWindow window, Instant now) throws StartException {
        Action action = new Action(
                SchemaVersion.CURRENT,
                options.who(),
                "ingress test-window close",
                window.key(),
                null,
                now,
                options.why());
        controls.give(window.key(), window.closing(options.who(), now, options.why()), action);
    }
}
