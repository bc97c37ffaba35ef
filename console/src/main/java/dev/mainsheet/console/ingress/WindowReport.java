package dev.mainsheet.console.ingress;

import dev.mainsheet.console.JsonOutput;
import dev.mainsheet.schemas.IsoTime;
import dev.mainsheet.schemas.TestWindow;
import java.io.PrintWriter;
import java.util.List;

/** Says what is to be done with windows, or was done. */
final class WindowReport {

    private static final String EVERY = "*";

    private final PrintWriter out;
    private final WindowOptions options;

    WindowReport(PrintWriter out, WindowOptions options) {
        this.out = out;
        this.options = options;
    }

    /**
     * The JSON form of both plan and result.
     *
     * @param order {@code open} or {@code close}
     * @param windows which
     */
    private record Change(String order, List<Window> windows) {}

    private record Window(String tenant, String triggers, String until) {
        static Window of(TestWindow window) {
            return new Window(
                    window.tenant().orElse(EVERY), window.triggers().pattern(), IsoTime.format(window.until()));
        }
    }

    void opened(TestWindow window) {
        if (options.json()) {
            json("open", List.of(window));
        } else if (options.apply()) {
            out.println("Opened " + text(window) + ". Every event received in it is a test, live ones too.");
        } else {
            out.println("Would open " + text(window) + ". Every event received in it would be a test, live ones too.");
            askToApply();
        }
    }

    void closed(List<TestWindow> windows) {
        if (options.json()) {
            json("close", windows);
            return;
        }
        windows.forEach(window -> out.println((options.apply() ? "Closed " : "Would close ") + text(window) + "."));
        if (windows.isEmpty()) {
            out.println("No such test window is open.");
        } else if (!options.apply()) {
            askToApply();
        }
    }

    private void askToApply() {
        out.println("Nothing is changed yet: say it again with --apply.");
    }

    private void json(String order, List<TestWindow> windows) {
        Change change = new Change(order, windows.stream().map(Window::of).toList());
        out.println(options.apply() ? JsonOutput.item(change) : JsonOutput.plan(change));
    }

    private static String text(TestWindow window) {
        return "a test window for "
                + window.tenant().map(name -> "the tenant " + name).orElse("every tenant") + ", triggers "
                + window.triggers().pattern() + ", until " + IsoTime.format(window.until());
    }
}
