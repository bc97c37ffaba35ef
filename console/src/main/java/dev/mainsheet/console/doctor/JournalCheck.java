package dev.mainsheet.console.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether events could be written down if Kafka went away. Makes no directory. */
final class JournalCheck implements DoctorCheck {

    private static final String NAME = "journal";

    private final Path directory;
    private final long maxBytes;

    /** @param maxBytes that it may take */
    JournalCheck(Path directory, long maxBytes) {
        this.maxBytes = maxBytes;
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> run() {
        Path there = directory;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return List.of(Finding.red(
                    NAME,
                    directory + " cannot be written: " + there + " is "
                            + (Files.isDirectory(there) ? "read-only" : "a file"),
                    "Let this user write there, or set mainsheet.ingress.journal.dir to another directory."));
        }
        try {
            return List.of(room(Files.getFileStore(there)));
        } catch (IOException unreadable) {
            return List.of(Finding.yellow(
                    NAME,
                    "the free space at " + there + " cannot be read: " + unreadable.getMessage(),
                    "Look at the disk."));
        }
    }

    private Finding room(FileStore disk) throws IOException {
        long free = disk.getUsableSpace();
        String detail = directory + " can be written, with " + megabytes(free) + " MB free";
        return free >= maxBytes
                ? Finding.green(NAME, detail)
                : Finding.yellow(
                        NAME,
                        detail + " of the " + megabytes(maxBytes) + " MB that it may take",
                        "Make room, or set mainsheet.ingress.journal.dir to a larger disk: over it events are answered 503.");
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }
}
