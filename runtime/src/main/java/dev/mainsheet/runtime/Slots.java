package dev.mainsheet.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Numbered directories that instances on one volume share out among themselves: each claims the first whose lock is free.
 * The lock goes with the process, so a killed instance's slot is free at once and the next one takes up what lies there.
 */
public final class Slots {

    /** More than any one volume will ever serve. */
    private static final int MOST = 64;

    private static final String LOCK = ".lock";

    /**
     * Directories this process holds. A lock belongs to the whole process, and goes when any channel to its file is closed:
     * so the file of a slot of our own is never opened a second time. Guarded by this class.
     */
    private static final Set<Path> OURS = new HashSet<>();

    private Slots() {}

    /**
     * A claimed directory.
     *
     * @param number from 0
     * @param directory exists, and is nobody else's until closed
     * @param real the same without links
     */
    public record Slot(int number, Path directory, Path real, FileLock lock) implements AutoCloseable {
        @Override
        public void close() {
            release(this);
        }
    }

    /** As {@link #claim(Path, String)}, below the data directory. */
    public static Slot claim(Path parent) throws StartException {
        return claim(parent, "mainsheet.data-dir");
    }

    /**
     * Claims the first free slot below {@code parent}.
     *
     * @param key of the configuration that says where that is
     * @throws StartException if the directory cannot be written, or every slot is taken
     */
    public static synchronized Slot claim(Path parent, String key) throws StartException {
        for (int number = 0; number < MOST; number++) {
            Path directory = parent.resolve(Integer.toString(number));
            try {
                Files.createDirectories(directory);
                Optional<Slot> claimed = lock(number, directory);
                if (claimed.isPresent()) {
                    return claimed.get();
                }
            } catch (IOException unwritable) {
                throw new StartException(
                        directory + " cannot be written (" + unwritable.getMessage()
                                + "): let this process write there, make room, or set " + key + " to another.",
                        unwritable);
            }
        }
        throw new StartException(parent + ": all " + MOST + " slots are taken by running instances.");
    }

    /**
     * A slot's directory, whoever it belongs to.
     *
     * @param number from 0
     * @param directory exists
     * @param owned whether somebody held its lock at the moment it was looked at
     */
    public record Found(int number, Path directory, boolean owned) {}

    /** The slots there are below {@code parent}, by number. */
    public static synchronized List<Found> found(Path parent) throws IOException {
        List<Found> found = new ArrayList<>();
        for (int number = 0; number < MOST; number++) {
            Path directory = parent.resolve(Integer.toString(number));
            if (Files.isDirectory(directory)) {
                found.add(new Found(number, directory, owned(directory)));
            }
        }
        return found;
    }

    private static boolean owned(Path directory) throws IOException {
        Path file = directory.resolve(LOCK);
        if (OURS.contains(directory.toRealPath())) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        // A shared lock is enough to see an exclusive one.
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                FileLock seen = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return seen == null;
        }
    }

    /**
     * Claims a slot below {@code parent} that nobody owns any more and that {@code wanted} says is worth it; its directory
     * is asked for under the lock.
     */
    public static synchronized Optional<Slot> adopt(Path parent, Predicate<Path> wanted) throws IOException {
        for (Found found : found(parent)) {
            if (found.owned()) {
                continue;
            }
            Optional<Slot> slot = lock(found.number(), found.directory());
            if (slot.isPresent()) {
                if (wanted.test(found.directory())) {
                    return slot;
                }
                slot.get().close();
            }
        }
        return Optional.empty();
    }

    private static Optional<Slot> lock(int number, Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (OURS.contains(real)) {
            return Optional.empty();
        }
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            return Optional.empty();
        }
        OURS.add(real);
        return Optional.of(new Slot(number, directory, real, lock));
    }

    private static synchronized void release(Slot slot) {
        OURS.remove(slot.real());
        try (FileChannel channel = slot.lock().channel()) {
            slot.lock().release();
        } catch (IOException ignored) {
            // The lock goes with the channel, and the channel with the process.
        }
    }
}
