package dev.mainsheet.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What an instance is called in its group, kept in its directory: the same after a restart, so that Kafka gives it its
 * partitions back at once, and never that of an instance with another directory, be it on another machine.
 */
public final class InstanceId {

    private static final String FILE = "instance-id";
    private static final Pattern FORM = Pattern.compile("[a-z]+-[0-9a-f-]{36}");

    private InstanceId() {}

    /**
     * The id kept in {@code directory}, or a new one that is kept there from now on.
     *
     * @param service begins a new one, for whoever reads a list of members; lower-case letters
     * @throws StartException if the directory cannot be read or written
     */
    public static String in(Path directory, String service) throws StartException {
        Path file = directory.resolve(FILE);
        try {
            if (Files.exists(file)) {
                String kept = Files.readString(file).strip();
                // A write cut short by a full disk or a crash: any new name will do.
                if (FORM.matcher(kept).matches()) {
                    return kept;
                }
            }
            String made = service + "-" + UUID.randomUUID();
            Path draft = directory.resolve(FILE + ".new");
            Files.writeString(draft, made);
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return made;
        } catch (IOException unusable) {
            throw new StartException(
                    file + " cannot be read or written (" + unusable.getMessage()
                            + "): let this process write there, make room, or set mainsheet.data-dir to another.",
                    unusable);
        }
    }
}
