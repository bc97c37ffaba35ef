package dev.mainsheet.ingress.journal;

import dev.mainsheet.ingress.intake.Store;
import dev.mainsheet.ingress.intake.StoreTrouble;
import dev.mainsheet.runtime.journal.Journal;
import dev.mainsheet.runtime.journal.JournalFullException;
import dev.mainsheet.runtime.journal.Place;
import dev.mainsheet.runtime.journal.Quarantine;
import dev.mainsheet.runtime.journal.Stored;
import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal on a thread of its own, which alone touches its files. Appends that come while the disk is busy are written
 * together and synced once.
 */
public final class JournalStore implements Store {

    private static final Logger LOG = LoggerFactory.getLogger(JournalStore.class);
    private static final int READ_ENTRIES = 128;
    private static final long READ_BYTES = 1024 * 1024;
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(1);

    private final Journal journal;
    private final Quarantine quarantine;
    private final DiskProbe probe;
    private final Executor owner;
    private final ScheduledExecutorService thread;

    /** Appends asked for and not written. Bounded by what the ingress has under way at once. Guarded by itself. */
    private final List<Append> asked = new ArrayList<>();

    private volatile long bytes;
    private boolean moved;

    private record Append(List<Event> events, Consumer<Optional<StoreTrouble>> done) {}

    /**
     * @param journal from now on touched by this object's thread alone
     * @param owner takes the answers
     */
    public JournalStore(String name, Journal journal, Quarantine quarantine, DiskProbe probe, Executor owner) {
        this.journal = journal;
        this.quarantine = quarantine;
        this.probe = probe;
        this.owner = owner;
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "mainsheet-journal-" + name));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
        this.thread = executor;
        this.bytes = journal.bytes();
        thread.scheduleWithFixedDelay(
                this::checkpoint, CHECKPOINT_EVERY.toMillis(), CHECKPOINT_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What its segments had a moment ago. */
    public long bytes() {
        return bytes;
    }

    @Override
    public void append(List<Event> events, Consumer<Optional<StoreTrouble>> done) {
        boolean first;
        synchronized (asked) {
            first = asked.isEmpty();
            asked.add(new Append(events, done));
        }
        if (first) {
            run(
                    this::appendAsked,
                    () -> takeAsked().forEach(append -> append.done().accept(Optional.of(stopped()))));
        }
    }

    private List<Append> takeAsked() {
        synchronized (asked) {
            List<Append> taken = List.copyOf(asked);
            asked.clear();
            return taken;
        }
    }

    private void appendAsked() {
        List<Append> together = takeAsked();
        Optional<StoreTrouble> trouble = write(
                together.stream().flatMap(append -> append.events().stream()).toList());
        boolean eachByItself = together.size() > 1
                && trouble.filter(full -> full.kind() == StoreTrouble.Kind.FULL).isPresent();
        for (Append append : together) {
            Optional<StoreTrouble> answer = eachByItself ? write(append.events()) : trouble;
            owner.execute(() -> append.done().accept(answer));
        }
        bytes = journal.bytes();
    }

    private Optional<StoreTrouble> write(List<Event> events) {
        try {
            journal.append(events);
            return Optional.empty();
        } catch (JournalFullException full) {
            return Optional.of(new StoreTrouble(StoreTrouble.Kind.FULL, "The journal is full."));
        } catch (IOException broken) {
            return Optional.of(broken("The journal cannot be written.", broken));
        }
    }

    private static StoreTrouble broken(String sentence, IOException cause) {
        LOG.error("{} {}", sentence, cause.toString());
        return new StoreTrouble(StoreTrouble.Kind.BROKEN, sentence);
    }

    @Override
    public void rewind(int partitions, Consumer<Long> left) {
        run(() -> {
            long entries = journal.rewind(partitions);
            owner.execute(() -> left.accept(entries));
        });
    }

    @Override
    public void read(int partition, Consumer<Read> done) {
        run(() -> {
            Read read = read(partition);
            owner.execute(() -> done.accept(read));
        });
    }

    private Read read(int partition) {
        try {
            List<Stored> entries = journal.read(partition, READ_ENTRIES, READ_BYTES);
            return new Read.Entries(entries);
        } catch (IOException broken) {
            return new Read.Failed(broken("The journal cannot be read.", broken));
        }
    }

    @Override
    public void done(int partition, Place place) {
        run(() -> {
            journal.done(partition, place);
            moved = true;
        });
    }

    @Override
    public void quarantine(Event event, Consumer<Optional<StoreTrouble>> done) {
        run(() -> {
            Optional<StoreTrouble> trouble = Optional.empty();
            try {
                quarantine.add(event);
            } catch (IOException broken) {
                trouble = Optional.of(broken("The journal's quarantine cannot be written.", broken));
            }
            Optional<StoreTrouble> answer = trouble;
            owner.execute(() -> done.accept(answer));
        });
    }

    @Override
    public void probe(Consumer<Optional<StoreTrouble>> done) {
        run(() -> {
            Optional<StoreTrouble> found = probe.trouble(journal.maxBytes() - journal.bytes());
            owner.execute(() -> done.accept(found));
        });
    }

    @Override
    public void clear() {
        run(() -> {
            try {
                journal.clear();
            } catch (IOException broken) {
                broken("The journal could not be emptied; its entries will be sent again, under their ids.", broken);
            }
            moved = false;
            bytes = journal.bytes();
        });
    }

    private void checkpoint() {
        if (!moved) {
            return;
        }
        moved = false;
        try {
            journal.checkpoint();
        } catch (IOException broken) {
            broken("The journal's cursor cannot be written; after a crash entries are sent again.", broken);
        }
        bytes = journal.bytes();
    }

    private void run(Runnable work) {
        run(work, () -> {});
    }

    private void run(Runnable work, Runnable ifStopped) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException stopped) {
            ifStopped.run();
        }
    }

    private static StoreTrouble stopped() {
        return new StoreTrouble(StoreTrouble.Kind.BROKEN, "The ingress is stopping.");
    }

    /** Does what was asked for, as far as it goes within {@code within}, and closes the files. Again does nothing. */
    public void close(Duration within) {
        run(this::closeJournal);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(Math.max(1, within.toMillis()), TimeUnit.MILLISECONDS)) {
                LOG.warn("the journal's disk is still busy; nothing that was answered is missing from it");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeJournal() {
        checkpoint();
        try {
            journal.close();
        } catch (IOException broken) {
            broken("The journal's files did not close.", broken);
        }
    }
}
