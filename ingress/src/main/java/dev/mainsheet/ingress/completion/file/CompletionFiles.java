package dev.mainsheet.ingress.completion.file;

import dev.mainsheet.ingress.completion.Completion;
import dev.mainsheet.ingress.completion.CompletionStore.Kept;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One file for each completion, readable by its owner alone. A file is written beside its place, forced to disk and moved
 * there in one step: after a crash it is whole, or it is not there.
 */
final class CompletionFiles {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionFiles.class);
    private static final String ENDING = ".json";
    private static final String DRAFT = ".new";
    private static final String DAMAGED = ".damaged";
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path directory;

    /** @param directory this instance's own; made when the first completion comes */
    CompletionFiles(Path directory) {
        this.directory = directory;
    }

    long save(Completion completion) throws IOException {
        Files.createDirectories(directory, OWNER_DIRECTORY);
        byte[] bytes = CompletionJson.write(completion);
        Path draft = directory.resolve(completion.id() + DRAFT);
        Files.deleteIfExists(draft);
        Files.createFile(draft, OWNER_FILE);
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(draft, file(completion.id()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(directory);
        return bytes.length;
    }

    void remove(String id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    List<Kept> load() throws IOException {
        for (Path halfWritten : files(directory, DRAFT)) {
            Files.delete(halfWritten);
        }
        List<Kept> all = new ArrayList<>();
        for (Path file : files(directory, ENDING)) {
            read(file).ifPresent(all::add);
        }
        return all;
    }

    /** Takes over what lies in {@code other}, which nobody else uses, and returns it. */
    List<Kept> adopt(Path other) throws IOException {
        List<Kept> adopted = new ArrayList<>();
        for (Path file : files(other, ENDING)) {
            Optional<Kept> kept = read(file);
            if (kept.isPresent()) {
                save(kept.get().completion());
                Files.delete(file);
                adopted.add(kept.get());
            }
        }
        return adopted;
    }

    /** Whether completions lie in {@code directory}. */
    static boolean any(Path directory) {
        try {
            return !files(directory, ENDING).isEmpty();
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be looked at: {}", directory, unreadable.toString());
            return false;
        }
    }

    private Path file(String id) {
        return directory.resolve(id + ENDING);
    }

    private static List<Path> files(Path directory, String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(directory)) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, "*" + ending)) {
                all.forEach(files::add);
            }
        }
        return files;
    }

    private static Optional<Kept> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Optional<Completion> completion = CompletionJson.read(bytes);
        if (completion.isEmpty()) {
            Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            LOG.error("{} was no completion that can be read, and is put aside: look at it, then delete it", aside);
        }
        return completion.map(whole -> new Kept(whole, bytes.length));
    }

    /** Makes the names in {@code directory} durable. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
