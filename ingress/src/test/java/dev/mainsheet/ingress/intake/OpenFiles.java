package dev.mainsheet.ingress.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Journals in directories of their own, closed together. */
final class OpenFiles implements Closeable {

    private final Path parent;
    private final List<FileDisk> open = new ArrayList<>();

    OpenFiles(Path parent) {
        this.parent = parent;
    }

    SimDisk disk(int history) throws IOException {
        Path directory = Files.createDirectory(parent.resolve(history + "-" + open.size()));
        FileDisk disk = new FileDisk(directory);
        open.add(disk);
        return disk;
    }

    @Override
    public void close() throws IOException {
        for (FileDisk disk : open) {
            disk.close();
        }
    }
}
