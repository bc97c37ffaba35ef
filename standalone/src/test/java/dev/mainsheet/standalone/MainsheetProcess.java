package dev.mainsheet.standalone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The command line as a process of its own, to be killed. Output goes to a file. */
final class MainsheetProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private MainsheetProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static MainsheetProcess start(Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        return run(output, environment, java(MainsheetMain.class, arguments));
    }

    /** The command that runs {@code main} in a JVM like this one. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A command that becomes such a JVM. */
    static MainsheetProcess run(Path output, Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().putAll(environment);
        return new MainsheetProcess(builder.start(), output);
    }

    long pid() {
        return process.pid();
    }

    /** SIGKILL: no hook runs, nothing is flushed. */
    void kill9() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, as Ctrl-C does it. */
    void terminate() {
        process.destroy();
    }

    boolean exitsWithin(long seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    int exitCode() {
        return process.exitValue();
    }

    boolean alive() {
        return process.isAlive();
    }

    String output() {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Override
    public void close() throws InterruptedException {
        kill9();
    }
}
