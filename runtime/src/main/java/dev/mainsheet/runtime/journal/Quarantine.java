package dev.mainsheet.runtime.journal;

import dev.mainsheet.schemas.Event;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Events that Kafka will never take, each in a file of its own named by its id, in a segment's form. They stay until somebody
 * has looked at them.
 */
public final class Quarantine {

    /** Its directory's name, beside the slots. */
    public static final String NAME = "quarantine";

    static final String SUFFIX = ".event";

    private final Path directory;

    /** @param directory made when it is first needed */
    public Quarantine(Path directory) {
        this.directory = directory;
    }

    /** Puts {@code event} there, on the disk before this returns; again does nothing. */
    public void add(Event event) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve(event.id() + SUFFIX);
        Path draft = directory.resolve(event.id() + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel channel = FileChannel.open(
                draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer[] parts = {ByteBuffer.wrap(Segment.MAGIC), SegmentScan.frame(EntryCodec.write(event))};
            while (parts[1].hasRemaining()) {
                channel.write(parts);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Disk.forceDirectory(directory);
    }
}
