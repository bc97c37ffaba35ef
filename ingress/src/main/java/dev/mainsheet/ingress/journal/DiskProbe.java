package dev.mainsheet.ingress.journal;

import dev.mainsheet.ingress.intake.StoreTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Tries whether a disk takes what an event needs: an instance that is not ready gets no event that would show it. Waits for
 * the disk.
 */
public final class DiskProbe {

    /** An event of usual size and some. */
    private static final int BYTES = 64 * 1024;

    private final Path file;

    /** @param directory of the journal */
    public DiskProbe(Path directory) {
        this.file = directory.resolve("probe");
    }

    /**
     * What is wrong, if something is.
     *
     * @param room what the journal may still grow by
     */
    Optional<StoreTrouble> trouble(long room) {
        if (room < BYTES) {
            return Optional.of(new StoreTrouble(StoreTrouble.Kind.FULL, "The journal is full."));
        }
        try {
            write();
            return Optional.empty();
        } catch (IOException broken) {
            return Optional.of(new StoreTrouble(StoreTrouble.Kind.BROKEN, "The journal cannot be written."));
        }
    }

    private void write() throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(BYTES);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
