package dev.mainsheet.standalone;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system in memory that only one process sees, in a mount namespace of its own; from outside it is reached by way of
 * that process.
 *
 * @param mount where that process sees it
 */
record SmallDisk(int megabytes, Path mount) {

    private static final int MEGABYTE = 1024 * 1024;

    /** Ends the test as skipped where the machine lets nobody mount. */
    static SmallDisk with(int megabytes, Path mount) throws IOException, InterruptedException {
        Files.createDirectories(mount);
        SmallDisk disk = new SmallDisk(megabytes, mount);
        int status = new ProcessBuilder(disk.seenBy(List.of("true")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assumeTrue(status == 0, "no mount namespaces here: unshare -rm and mount -t tmpfs must work");
        return disk;
    }

    /** {@code command}, run where the disk is mounted; the process that starts becomes the command's. */
    List<String> seenBy(List<String> command) {
        List<String> all = new ArrayList<>(List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + megabytes + "m tmpfs \"$0\" && exec \"$@\"",
                mount.toString()));
        all.addAll(command);
        return all;
    }

    /** Takes room away, until the file is deleted. */
    Path fill(MainsheetProcess process, int megabytesTaken) throws IOException {
        Path seen = Path.of("/proc", Long.toString(process.pid()), "root");
        return Files.write(
                seen.resolve(mount.toString().substring(1)).resolve("filler"), new byte[megabytesTaken * MEGABYTE]);
    }
}
