package dev.mainsheet.processor.streams;

import dev.mainsheet.runtime.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A name for the instance whose state lies in a directory, kept there. With it a processor that was killed takes its
 * partitions up again at once, instead of waiting until the group has given up its predecessor.
 */
final class InstanceId {

    private static final String FILE = "instance-id";

    private InstanceId() {}

    /**
     * The name kept in {@code directory}, made on first use.
     *
     * @throws StartException if the directory can be neither read nor written
     */
    static String in(Path directory) throws StartException {
        Path file = directory.resolve(FILE);
        try {
            Files.createDirectories(directory);
            if (Files.exists(file)) {
                return UUID.fromString(Files.readString(file).strip()).toString();
            }
            String fresh = UUID.randomUUID().toString();
            Files.writeString(file, fresh);
            return fresh;
        } catch (IOException unusable) {
            throw new StartException(
                    file + " can be neither read nor written (" + unusable.getMessage()
                            + "): let this process write there, or set mainsheet.data-dir to another.",
                    unusable);
        } catch (IllegalArgumentException damaged) {
            throw new StartException(file + " does not hold an instance id: delete the file.", damaged);
        }
    }
}
