package dev.mainsheet.standalone;

import dev.mainsheet.runtime.Service;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The event loops all services share: there first, gone last. */
final class VertxService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(VertxService.class);

    private final Vertx vertx;

    VertxService(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public String name() {
        return "event loops";
    }

    @Override
    public void start() {
        // They run from the moment they are made.
    }

    @Override
    public void stop(Duration within) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("Event loops still ran when the process ended");
        }
    }
}
