package dev.mainsheet.ingress;

import dev.mainsheet.ingress.intake.Adoption;
import dev.mainsheet.ingress.intake.Keeper;
import dev.mainsheet.ingress.intake.KeeperState;
import dev.mainsheet.ingress.intake.Outlet;
import dev.mainsheet.ingress.intake.Store;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.schemas.Event;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keeper on an event loop: the one that serves the ingress's connections, so that an event passes from its request to
 * the producer, and its acknowledgement back, without changing threads more often than it must.
 */
final class LoopIntake implements Intake {

    private static final Logger LOG = LoggerFactory.getLogger(LoopIntake.class);
    private static final long TICK_MILLIS = 50;
    private static final long AT_MOST_SECONDS = 5;

    private final EventLoop loop;
    private final Keeper keeper;
    private final Adoption adoption;

    /** Published by the loop after each tick: others only look. */
    private volatile View view;

    /** What others see of the keeper. */
    private record View(CheckResult check, boolean needsOutlet, boolean busy, boolean adopts, long left) {}

    LoopIntake(EventLoop loop, Keeper keeper, Adoption adoption) {
        this.loop = loop;
        this.keeper = keeper;
        this.adoption = adoption;
        this.view = look();
    }

    /** Begins to look at limits of time. */
    void start(Vertx vertx) {
        loop.execute(() -> vertx.setPeriodic(TICK_MILLIS, tick -> tick()));
    }

    private void tick() {
        keeper.tick();
        adoption.tick();
        publish();
    }

    private void publish() {
        view = look();
    }

    private View look() {
        boolean adopting = !adoption.isFree();
        return new View(
                keeper.check(),
                keeper.needsOutlet(),
                keeper.state() != KeeperState.DIRECT || adopting,
                adopting,
                keeper.left() + adoption.left());
    }

    @Override
    public void keep(Event event, Duration within, Consumer<Keeping> answer) {
        loop.execute(() -> keeper.keep(event, within, answer));
    }

    @Override
    public CheckResult check() {
        return view.check();
    }

    boolean needsOutlet() {
        return view.needsOutlet();
    }

    boolean isBusy() {
        return view.busy();
    }

    boolean adopts() {
        return view.adopts();
    }

    /** Events in journals that Kafka may not have. */
    long left() {
        return view.left();
    }

    /** Returns once the keeper has it, so that it is not offered another. */
    void open(Outlet outlet) {
        await(() -> keeper.open(outlet));
    }

    void away(String why) {
        await(() -> keeper.away(why));
    }

    void adopt(Store store, Runnable emptied) {
        await(() -> adoption.adopt(store, emptied));
    }

    void hurry() {
        await(keeper::hurry);
    }

    /** Returns once everything that was not acknowledged has been given to the journal. */
    void close() {
        await(() -> {
            adoption.end();
            keeper.close();
        });
    }

    /** Never called on the loop itself. */
    private void await(Runnable action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                action.run();
                publish();
                done.complete(null);
            } catch (RuntimeException fault) {
                done.completeExceptionally(fault);
            }
        });
        try {
            done.get(AT_MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException fault) {
            LOG.error("the intake's event loop did not do what it was asked for", fault);
        }
    }
}
