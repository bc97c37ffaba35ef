package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.engine.Mailbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The dispatcher's thread. Its queue is bounded by what feeds it: the poller has one question open at a time, and every
 * delivery in flight or waiting for its next attempt has one message to come.
 */
final class MailboxThread implements Mailbox, AutoCloseable {

    /** A question is answered in milliseconds; beyond this the thread is stuck, and that is a fault. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final InstantSource clock;
    private final ScheduledThreadPoolExecutor thread;

    /** Fails with the first message that does. What the thread owns cannot be trusted after that. */
    private final CompletableFuture<Object> fault = new CompletableFuture<>();

    MailboxThread(InstantSource clock) {
        this.clock = clock;
        // After closing, answers that still come in belong to nobody and are dropped.
        this.thread = new ScheduledThreadPoolExecutor(
                1, task -> new Thread(task, "egress-dispatcher"), new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void post(Runnable message) {
        thread.execute(guarded(message));
    }

    @Override
    public void after(Duration delay, Runnable message) {
        thread.schedule(guarded(message), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Runnable guarded(Runnable message) {
        return () -> {
            if (fault.isDone()) {
                return;
            }
            try {
                message.run();
            } catch (RuntimeException failure) {
                fault.completeExceptionally(failure);
            }
        };
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    /**
     * Asks a question on the thread and waits for the answer.
     *
     * @throws DispatcherFault if this or an earlier message has failed, or the answer does not come
     */
    <T> T ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        post(() -> answer.complete(question.get()));
        try {
            CompletableFuture.anyOf(answer, fault).get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            return answer.join();
        } catch (ExecutionException failed) {
            throw new DispatcherFault("the dispatcher has failed", failed.getCause());
        } catch (TimeoutException stuck) {
            throw new DispatcherFault("the dispatcher does not answer within " + ANSWER_WITHIN, stuck);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DispatcherFault("interrupted while asking the dispatcher", interrupted);
        }
    }

    /** The dispatcher cannot be used any more and must be made anew. */
    static final class DispatcherFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DispatcherFault(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
