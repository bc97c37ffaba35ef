package dev.mainsheet.testkit.broker;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The threads of one run of a broker. A thread belongs to the group of the thread that makes it, so whatever Kafka is
 * called for from here stays in one group, by which its faults are told from others' and its stragglers are found.
 */
final class BrokerThreads {

    private static final Duration GIVEN_UP_WITHIN = Duration.ofSeconds(5);

    private final ThreadGroup group;

    BrokerThreads(String name) {
        this.group = new ThreadGroup(name);
    }

    ThreadGroup group() {
        return group;
    }

    /**
     * Runs {@code work} on a thread of the group and waits for it. Over the time it is interrupted and waited for once
     * more, so that what follows does not meet it still at work.
     */
    <T> T call(String what, Duration within, Callable<T> work)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(group, task, group.getName() + "-" + what);
        thread.start();
        try {
            return task.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            if (!task.isDone()) {
                thread.interrupt();
                thread.join(GIVEN_UP_WITHIN.toMillis());
            }
        }
    }

    /** Interrupts what still runs. */
    void interrupt() {
        group.interrupt();
    }
}
