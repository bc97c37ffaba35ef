package dev.mainsheet.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Numbered directories that instances on one volume share out among themselves: each claims the first whose lock is free.
 * The lock goes with the process, so a killed instance's slot is free at once and the next one takes up what lies there.
 */
public final class Slots {

    /** More than any one volume will ever serve. */
    private static final int MOST = 64;

    private static final String LOCK = ".lock";

    private Slots() {}

    /**
     * A claimed directory.
     *
     * @param number from 0
     * @param directory exists, and is nobody else's until closed
     */
    public record Slot(int number, Path directory, FileLock lock) implements AutoCloseable {
        @Override
        public void close() {
            try (FileChannel channel = lock.channel()) {
                lock.release();
            } catch (IOException ignored) {
                // The lock goes with the channel, and the channel with the process.
            }
        }
    }

    /**
     * Claims the first free slot below {@code parent}.
     *
     * @throws StartException if the directory cannot be written, or every slot is taken
     */
    public static Slot claim(Path parent) throws StartException {
        for (int number = 0; number < MOST; number++) {
            Path directory = parent.resolve(Integer.toString(number));
            try {
                Files.createDirectories(directory);
                FileLock lock = lock(directory.resolve(LOCK));
                if (lock != null) {
                    return new Slot(number, directory, lock);
                }
            } catch (IOException unwritable) {
                throw new StartException(
                        directory + " cannot be written (" + unwritable.getMessage()
                                + "): let this process write there, make room, or set mainsheet.data-dir to another.",
                        unwritable);
            }
        }
        throw new StartException(parent + ": all " + MOST + " slots are taken by running instances.");
    }

    private static FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return null;
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock;
    }
}
