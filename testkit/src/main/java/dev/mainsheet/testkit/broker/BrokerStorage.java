package dev.mainsheet.testkit.broker;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker's data directory: ours alone for as long as this is open, and formatted. Checked before any part of Kafka
 * runs, because Kafka finds a bad directory late and ends the process for it.
 */
final class BrokerStorage implements Closeable {

    static final int NODE_ID = 1;

    private final Path directory;
    private final FileChannel lockFile;
    private final String clusterId;

    private BrokerStorage(Path directory, FileChannel lockFile, String clusterId) {
        this.directory = directory;
        this.lockFile = lockFile;
        this.clusterId = clusterId;
    }

    /**
     * Locks the directory, and formats it the first time.
     *
     * @throws BrokerStartException if it cannot be created or written, is another broker's, or has no room
     */
    static BrokerStorage open(Path directory, long minFreeBytes) throws BrokerStartException {
        Path absolute = directory.toAbsolutePath().normalize();
        FileChannel lockFile = lock(absolute);
        try {
            requireRoom(absolute, minFreeBytes);
            return new BrokerStorage(absolute, lockFile, clusterIdOf(logDirectory(absolute)));
        } catch (BrokerStartException refused) {
            closeAfter(refused, lockFile);
            throw refused;
        } catch (Exception failed) {
            closeAfter(failed, lockFile);
            throw new BrokerStartException(
                    "embedded broker: cannot prepare data directory " + absolute + ": " + failed.getMessage()
                            + "; make room and check that this user may write there",
                    failed);
        }
    }

    Path logDirectory() {
        return logDirectory(directory);
    }

    String clusterId() {
        return clusterId;
    }

    /** How the disk stands, for the message of a broker that gave up. */
    String condition() {
        try {
            return megabytes(Files.getFileStore(directory).getUsableSpace()) + " free in " + directory;
        } catch (IOException gone) {
            return directory + " cannot be read: " + gone.getMessage();
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private static Path logDirectory(Path directory) {
        return directory.resolve("log");
    }

    private static FileChannel lock(Path directory) throws BrokerStartException {
        FileChannel file = openLockFile(directory);
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return file;
            }
            file.close();
        } catch (OverlappingFileLockException heldInThisJvm) {
            closeAfter(heldInThisJvm, file);
        } catch (IOException failed) {
            closeAfter(failed, file);
            throw unwritable(directory, failed);
        }
        throw new BrokerStartException("embedded broker: data directory " + directory
                + " is in use by another broker; stop that one or choose another directory");
    }

    private static FileChannel openLockFile(Path directory) throws BrokerStartException {
        try {
            Files.createDirectories(directory);
            return FileChannel.open(
                    directory.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw unwritable(directory, failed);
        }
    }

    private static BrokerStartException unwritable(Path directory, IOException failed) {
        return new BrokerStartException(
                "embedded broker: data directory " + directory + " cannot be created or written ("
                        + failed.getClass().getSimpleName() + ": " + failed.getMessage()
                        + "); make it writable or choose another directory",
                failed);
    }

    private static void requireRoom(Path directory, long minFreeBytes) throws IOException, BrokerStartException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < minFreeBytes) {
            throw new BrokerStartException("embedded broker: " + megabytes(free) + " free on the disk of " + directory
                    + ", at least " + megabytes(minFreeBytes) + " needed; make room or choose another directory");
        }
    }

    /** The id the directory was formatted with, the first time a new one. */
    private static String clusterIdOf(Path logDirectory) throws Exception {
        Path formatted = logDirectory.resolve("meta.properties");
        if (!Files.exists(formatted)) {
            return format(logDirectory);
        }
        Properties meta = new Properties();
        try (InputStream in = Files.newInputStream(formatted)) {
            meta.load(in);
        }
        String id = meta.getProperty("cluster.id");
        if (id == null) {
            throw new BrokerStartException("embedded broker: " + formatted
                    + " has no cluster.id, so the directory was not written by a broker; choose another directory");
        }
        return id;
    }

    private static String format(Path logDirectory) throws Exception {
        String id = Uuid.randomUuid().toString();
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream())) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(NODE_ID)
                    .setClusterId(id)
                    .addDirectory(logDirectory.toString())
                    .setMetadataLogDirectory(logDirectory.toString())
                    .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                    .run();
        }
        return id;
    }

    private static String megabytes(long bytes) {
        return bytes / (1024 * 1024) + " MB";
    }

    private static void closeAfter(Exception reason, FileChannel file) {
        try {
            file.close();
        } catch (IOException alsoFailed) {
            reason.addSuppressed(alsoFailed);
        }
    }
}
