package dev.mainsheet.runtime.health;

import dev.mainsheet.runtime.StartException;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits, on the starting thread and never on an event loop, until a server listens. */
public final class Listening {

    private static final long SECONDS = 10;

    private Listening() {}

    /**
     * The server once it listens.
     *
     * @param key the configuration key of the port, for the error text
     * @throws StartException naming key, port and remedy
     */
    public static <T> T await(Future<T> listening, String key, int port) throws StartException {
        try {
            return listening.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException refused) {
            throw new StartException(
                    "Port " + port + " is in use or not allowed ("
                            + refused.getCause().getMessage() + "): stop what" + " listens there, or set " + key
                            + " to another.",
                    refused);
        } catch (TimeoutException late) {
            throw new StartException("Port " + port + " (" + key + ") did not open within " + SECONDS + " s.", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted while opening port " + port + " (" + key + ").", interrupted);
        }
    }
}
