package dev.mainsheet.ingress.completion;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings answers to SailPoint: each is kept on disk first, then sent until SailPoint takes it, refuses it for good, or no
 * longer waits; across restarts.
 *
 * <p>All state belongs to one thread, {@code mainsheet-completions}, which also does the writing; others only hand it work.
 */
public final class Completions {

    private static final Logger LOG = LoggerFactory.getLogger(Completions.class);

    private final CompletionRules rules;
    private final CompletionStore store;
    private final SealedTokens tokens;
    private final CompletionSender sender;
    private final CompletionMetrics metrics;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final ScheduledExecutorService owner =
            Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "mainsheet-completions"));

    private final Map<String, Pending> pending = new HashMap<>();
    private final Deque<Pending> due = new ArrayDeque<>();
    private final Finished finished = new Finished();
    private final CompletableFuture<Void> idle = new CompletableFuture<>();
    private long bytes;
    private int underWay;
    private boolean stopping;

    public Completions(
            CompletionRules rules,
            CompletionStore store,
            SealedTokens tokens,
            CompletionSender sender,
            CompletionMetrics metrics,
            InstantSource clock,
            RandomGenerator random) {
        this.rules = rules;
        this.store = store;
        this.tokens = tokens;
        this.sender = sender;
        this.metrics = metrics;
        this.clock = clock;
        this.random = random;
    }

    /** Takes up what a run before left, and from then on what other instances leave. */
    public void start() {
        own(() -> takeUp(store::load));
        owner.scheduleWithFixedDelay(
                () -> own(() -> takeUp(store::adopt)),
                rules.adoptEvery().toMillis(),
                rules.adoptEvery().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private interface Source {
        List<CompletionStore.Kept> read() throws IOException;
    }

    private void takeUp(Source source) {
        try {
            for (CompletionStore.Kept kept : source.read()) {
                Optional<Grant> grant = tokens.open(kept.completion().token());
                if (pending.containsKey(kept.completion().id())) {
                    continue;
                } else if (grant.isPresent()) {
                    sendAfter(Duration.ZERO, add(kept.completion(), grant.get(), kept.bytes()));
                } else {
                    LOG.error(
                            "a completion kept under {} cannot be opened with this mainsheet.ingress.seal-key, and"
                                    + " stays where it is: start once with the key it was sealed with",
                            kept.completion().id());
                }
            }
        } catch (IOException unreadable) {
            LOG.error("completions could not be taken up; they are at the next start", unreadable);
        }
    }

    /**
     * Completes, and waits a while for SailPoint to take it. May be called from any thread and does not block it.
     *
     * @param answer gets how it stands, exactly once, within the patience of the rules, on a thread that it must not block
     */
    public void complete(Completion completion, Grant grant, Consumer<Standing> answer) {
        hand(completion, grant, answer, Duration.ZERO, rules.patience());
    }

    /**
     * Keeps a completion of our own, which is sent once SailPoint has our acknowledgement.
     *
     * @param answer gets how it stands as soon as it is kept or is not
     */
    public void completeLater(Completion completion, Grant grant, Consumer<Standing> answer) {
        hand(completion, grant, answer, rules.headStart(), Duration.ZERO);
    }

    private void hand(Completion completion, Grant grant, Consumer<Standing> answer, Duration in, Duration patience) {
        if (!own(() -> take(completion, grant, answer, in, patience))) {
            answer.accept(Standing.NOT_KEPT);
        }
    }

    /** Gives the owner work; false once it has stopped. */
    private boolean own(Runnable work) {
        try {
            owner.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException fault) {
                    LOG.error("a step of the completions failed; what is kept is sent after the next start", fault);
                }
            });
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }

    private void ownAfter(Duration wait, Runnable work) {
        owner.schedule(() -> own(work), wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void take(Completion completion, Grant grant, Consumer<Standing> answer, Duration in, Duration patience) {
        Optional<Standing> known = known(completion);
        if (known.isPresent()) {
            answer.accept(known.get());
            return;
        }
        Pending kept;
        try {
            kept = add(completion, grant, store.save(completion));
        } catch (IOException notKept) {
            LOG.error(
                    "the answer to event {} could not be kept: make room, or let it be written",
                    grant.eventId(),
                    notKept);
            answer.accept(Standing.NOT_KEPT);
            return;
        }
        if (patience.isZero()) {
            answer.accept(Standing.ACCEPTED);
        } else {
            kept.await(answer);
            ownAfter(patience, () -> kept.tell(Standing.ACCEPTED));
        }
        sendAfter(in, kept);
    }

    /** What there is to say without trying. */
    private Optional<Standing> known(Completion completion) {
        Optional<Standing> ended = finished.repeated(completion.id());
        Pending before = pending.get(completion.id());
        if (ended.isPresent()) {
            return ended;
        } else if (before != null) {
            boolean same = before.completion.answer().equals(completion.answer());
            return Optional.of(same ? Standing.ACCEPTED : Standing.ALREADY);
        } else if (!clock.instant().isBefore(completion.deadline())) {
            return Optional.of(Standing.EXPIRED);
        } else if (pending.size() >= rules.mostKept() || bytes >= rules.mostBytes()) {
            return Optional.of(Standing.FULL);
        }
        return Optional.empty();
    }

    private Pending add(Completion completion, Grant grant, long size) {
        Progress progress = new Progress(completion.deadline(), rules.retries(), random);
        Pending added = new Pending(completion, grant, progress, size);
        pending.put(completion.id(), added);
        bytes += size;
        metrics.waiting(pending.size());
        return added;
    }

    private void sendAfter(Duration wait, Pending next) {
        ownAfter(wait, () -> {
            due.add(next);
            sendDue();
        });
    }

    private void sendDue() {
        while (!stopping && underWay < rules.mostAtOnce() && !due.isEmpty()) {
            Pending next = due.poll();
            if (clock.instant().isBefore(next.completion.deadline())) {
                underWay++;
                sender.send(next.grant, next.completion.answer()).thenAccept(sent -> own(() -> ended(next, sent)));
            } else {
                end(next, Standing.EXPIRED, "the deadline passed");
            }
        }
    }

    private void ended(Pending attempted, Sent sent) {
        underWay--;
        metrics.attempted(sent);
        Progress.Next next = attempted.progress.after(sent, clock.instant());
        if (next instanceof Progress.Next.End end) {
            end(attempted, end.standing(), sent.describe());
        } else if (next instanceof Progress.Next.Again again && !stopping) {
            LOG.info(
                    "SailPoint did not take the answer to event {} ({}): attempt {} in {} ms",
                    attempted.grant.eventId(),
                    sent.describe(),
                    attempted.progress.failures() + 1,
                    again.in().toMillis());
            sendAfter(again.in(), attempted);
        }
        if (stopping && underWay == 0) {
            idle.complete(null);
        }
        sendDue();
    }

    private void end(Pending ended, Standing standing, String why) {
        pending.remove(ended.completion.id());
        bytes -= ended.bytes;
        finished.add(ended.completion.id(), standing);
        metrics.waiting(pending.size());
        metrics.ended(standing);
        if (standing == Standing.COMPLETED) {
            LOG.info("SailPoint has the answer to event {}", ended.grant.eventId());
        } else {
            LOG.error(
                    "SailPoint does not have the answer to event {} of {}: {} ({})",
                    ended.grant.eventId(),
                    ended.grant.trigger(),
                    standing.text(),
                    why);
        }
        try {
            store.remove(ended.completion.id());
        } catch (IOException undeleted) {
            LOG.warn(
                    "the completion {} could not be deleted, and is sent again after a restart",
                    ended.completion.id(),
                    undeleted);
        }
        ended.tell(standing);
    }

    /** Starts no attempt any more, lets those under way end within {@code within}, and leaves the rest for the next start. */
    public void stop(Duration within) {
        own(() -> {
            stopping = true;
            pending.values().forEach(kept -> kept.tell(Standing.ACCEPTED));
            if (underWay == 0) {
                idle.complete(null);
            }
        });
        try {
            idle.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException unfinished) {
            LOG.warn("completions were still under way; they are sent again after the start");
        }
        owner.shutdownNow();
    }
}
