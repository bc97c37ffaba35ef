package dev.mainsheet.standalone;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/**
 * Runs a service until SIGTERM, Ctrl-C, or a reason found later for which it cannot go on. Stopping is bounded, and always
 * in the shutdown hook's thread.
 */
public final class MainProcess {

    /** All of it but the ingress's stop delay: whoever presses Ctrl-C waits no longer. */
    private static final Duration STOP_WITHIN = Duration.ofMillis(3500);

    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final PrintWriter err;
    private final Duration stopWithin;

    /** @param config says how long the ingress goes on taking events before it ends */
    public MainProcess(PrintWriter err, MainsheetConfig config) {
        this.err = err;
        this.stopWithin = STOP_WITHIN.plus(config.ingress().stopDelay());
    }

    /** Takes a reason to end with exit 1. */
    public Consumer<StartException> refused() {
        return end::completeExceptionally;
    }

    /**
     * Starts {@code service}, does {@code then}, and waits for the end.
     *
     * @return the exit code
     */
    public int run(Service service, Runnable then) throws StartException {
        service.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> service.stop(stopWithin), "stop"));
        then.run();
        try {
            return end.get();
        } catch (ExecutionException refused) {
            err.println(refused.getCause().getMessage());
            return 1;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
