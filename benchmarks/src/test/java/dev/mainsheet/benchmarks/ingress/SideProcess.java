package dev.mainsheet.benchmarks.ingress;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One side's JVM, started and listening. */
final class SideProcess implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final long END_WITHIN_SECONDS = 20;

    private final Side side;
    private final int port;
    private final Path log;
    private final Process process;

    private SideProcess(Side side, int port, Path log, Process process) {
        this.side = side;
        this.port = port;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts it, and returns once it listens.
     *
     * @param directory takes its data, and what it logs
     */
    static SideProcess start(Side side, int port, String bootstrapServers, Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        // For a look inside, such as a recording: the side's name stands for %s.
        String extra = System.getProperty("mainsheet.bench.jvm", "");
        if (!extra.isBlank()) {
            command.addAll(List.of(extra.replace("%s", side.name()).split(" ")));
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                SideMain.class.getName(),
                side.name(),
                Integer.toString(port),
                bootstrapServers,
                directory.resolve(side.name()).toString()));
        Path log = directory.resolve(side.name() + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        SideProcess started = new SideProcess(side, port, log, process);
        Awaitility.await(side.text() + " listens").atMost(START_WITHIN).until(started::listens);
        return started;
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    side.text() + " ended with " + process.exitValue() + " at its start; see " + log);
        }
        try (SocketChannel probe = SocketChannel.open(new InetSocketAddress("127.0.0.1", port))) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    Side side() {
        return side;
    }

    int port() {
        return port;
    }

    /** Processor time it has taken so far. */
    Duration cpu() {
        return process.info()
                .totalCpuDuration()
                .orElseThrow(() -> new IllegalStateException("this system does not tell a process's processor time"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
