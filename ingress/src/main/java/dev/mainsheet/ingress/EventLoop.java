package dev.mainsheet.ingress;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks in order on one event loop; one given by that loop itself runs at once. */
public final class EventLoop implements Executor {

    private static final Logger LOG = LoggerFactory.getLogger(EventLoop.class);

    private final Context context;
    private final Thread thread;

    /** A loop of {@code vertx}; not to be asked for on a loop. */
    public EventLoop(Vertx vertx) {
        this.context = vertx.getOrCreateContext();
        CompletableFuture<Thread> itself = new CompletableFuture<>();
        context.runOnContext(onLoop -> itself.complete(Thread.currentThread()));
        this.thread = itself.join();
    }

    @Override
    public void execute(Runnable task) {
        if (Thread.currentThread() == thread) {
            task.run();
        } else {
            handOver(task);
        }
    }

    private void handOver(Runnable task) {
        try {
            context.runOnContext(onLoop -> task.run());
        } catch (RejectedExecutionException ended) {
            LOG.debug("the process ends: whom this would tell is gone");
        }
    }
}
