package dev.mainsheet.standalone;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
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

    /** All of it: whoever presses Ctrl-C waits no longer. */
    static final Duration STOP_WITHIN = Duration.ofMillis(4500);

    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final PrintWriter err;

    public MainProcess(PrintWriter err) {
        this.err = err;
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
        Runtime.getRuntime().addShutdownHook(new Thread(() -> service.stop(STOP_WITHIN), "stop"));
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
