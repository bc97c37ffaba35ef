package dev.mainsheet.standalone;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;

/**
 * Spreads events over the instances that are ready, as a load balancer does: each is asked again and again, and what it said
 * last counts until it is asked the next time.
 */
final class ReadyInstances implements IntUnaryOperator, AutoCloseable {

    private static final Duration ASK_EVERY = Duration.ofMillis(100);

    private final List<IngressInstance> instances;
    private final ScheduledExecutorService asking;
    private volatile List<IngressInstance> ready;

    /** @param instances all ready now */
    ReadyInstances(List<IngressInstance> instances) {
        this.instances = List.copyOf(instances);
        this.ready = this.instances;
        this.asking = Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "ready"));
        asking.scheduleWithFixedDelay(this::ask, 0, ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask() {
        List<IngressInstance> found =
                instances.stream().filter(IngressInstance::ready).toList();
        // With none ready a balancer has nowhere else to go either.
        ready = found.isEmpty() ? instances : found;
    }

    @Override
    public int applyAsInt(int number) {
        List<IngressInstance> now = ready;
        return now.get(number % now.size()).port();
    }

    @Override
    public void close() throws InterruptedException {
        asking.shutdown();
        asking.awaitTermination(10, TimeUnit.SECONDS);
    }
}
