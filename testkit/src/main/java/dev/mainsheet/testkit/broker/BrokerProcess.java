package dev.mainsheet.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/**
 * An {@link EmbeddedBroker} in a JVM of its own, which can be killed and frozen as a broker on another machine can. After
 * a kill or a stop it can be started again on the same directory and port. Not thread-safe: one test drives it.
 */
public final class BrokerProcess implements AutoCloseable {

    private static final Duration END_WITHIN = Duration.ofSeconds(20);

    private final Path directory;
    private final int port;
    private final Path output;

    private Process process;

    /**
     * Not started yet.
     *
     * @param directory where its data lies
     * @param port the port it listens on, at 127.0.0.1
     * @param output where what it logs is appended
     */
    public BrokerProcess(Path directory, int port, Path output) {
        this.directory = directory;
        this.port = port;
        this.output = output;
    }

    /** For Kafka's {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Starts the JVM and returns at once; {@link #awaitReady} waits for the broker in it. */
    public void start() throws IOException {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("the broker process on port " + port + " is started already");
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(
                        java,
                        "-Xmx768m",
                        "-Djava.net.preferIPv4Stack=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcessMain.class.getName(),
                        directory.toString(),
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    /**
     * Returns once the broker answers.
     *
     * @throws BrokerStartException if it ends before that, or takes longer
     */
    public void awaitReady(Duration within) throws BrokerStartException, InterruptedException {
        Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
        try {
            int millis = Math.toIntExact(within.toMillis());
            CompletableFuture.anyOf(
                            process.onExit(),
                            admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis))
                                    .nodes()
                                    .toCompletionStage()
                                    .toCompletableFuture())
                    .get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException slow) {
            throw new BrokerStartException(
                    "the broker process on port " + port + " is not ready after " + within.toSeconds() + " s; see "
                            + output,
                    slow);
        } finally {
            // Not the close of try-with-resources: that one waits for the answer of a process that has ended.
            admin.close(Duration.ZERO);
        }
        if (!process.isAlive()) {
            throw new BrokerStartException(
                    "the broker process on port " + port + " ended with " + process.exitValue() + ": " + lastLine());
        }
    }

    /** Ends it as a power cut does, with SIGKILL, and returns when it is gone. */
    public void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Freezes it: its connections stay open and nothing answers. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets a frozen one go on. */
    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    /** Ends it in order, also when frozen; over 20 s, by force. */
    public void stop() throws IOException, InterruptedException {
        if (process == null || !process.isAlive()) {
            return;
        }
        resume();
        process.destroy();
        if (!process.waitFor(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            kill9();
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stop();
    }

    private void signal(String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + name + " " + process.pid() + " ended with " + status);
        }
    }

    private String lastLine() {
        try {
            List<String> lines = Files.readAllLines(output);
            return lines.isEmpty() ? "it logged nothing" : lines.get(lines.size() - 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("reading " + output, unreadable);
        }
    }
}
