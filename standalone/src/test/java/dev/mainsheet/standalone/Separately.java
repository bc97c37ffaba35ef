package dev.mainsheet.standalone;

import static org.awaitility.Awaitility.await;

import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.broker.BrokerProcess;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kafka, processor, egress, and one ingress or more, each a process of its own; and a stand-in for Moveworks. */
final class Separately implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final String EVERYTHING = "[{name: everything, triggers: ['*'], listeners: [default]}]";

    final BrokerProcess kafka;
    final MoveworksStandIn moveworks = new MoveworksStandIn(MoveworksOptions.withKey(Setup.KEY));
    final Delivered.Log deliveries = new Delivered.Log(moveworks);
    private final Path directory;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Path file;

    private Separately(Path directory) throws Exception {
        int brokerPort = Ports.free();
        this.directory = directory;
        this.kafka = new BrokerProcess(directory.resolve("broker"), brokerPort, directory.resolve("broker.txt"));
        moveworks.start();
        running.push(moveworks);
        this.file = Setup.in(directory, Optional.of(kafka.bootstrapServers())).file(moveworks, EVERYTHING);
    }

    /** Everything but an ingress, and ready. */
    static Separately in(Path directory) throws Exception {
        Separately started = new Separately(directory);
        started.startAroundTheIngress();
        return started;
    }

    private void startAroundTheIngress() throws Exception {
        running.push(kafka);
        kafka.start();
        kafka.awaitReady(START_WITHIN);
        for (String service : List.of("processor", "egress")) {
            running.push(MainsheetProcess.start(output(service), Map.of(), arguments(service)));
        }
    }

    /** The configuration they share. */
    Path file() {
        return file;
    }

    /** The arguments that start {@code service} here. */
    String[] arguments(String service) {
        return new String[] {service, "--config", file.toString()};
    }

    Path output(String name) {
        return directory.resolve(name + ".txt");
    }

    /** Starts an instance, and returns while it starts. */
    MainsheetProcess start(IngressInstance instance) throws IOException {
        return start(instance, Map.of());
    }

    MainsheetProcess start(IngressInstance instance, Map<String, String> more) throws IOException {
        return closedAtEnd(MainsheetProcess.start(
                output("ingress-" + instance.port()), instance.environment(more), arguments("ingress")));
    }

    MainsheetProcess closedAtEnd(MainsheetProcess process) {
        running.push(process);
        return process;
    }

    static void awaitUp(IngressInstance instance) {
        await().atMost(START_WITHIN).until(instance::up);
    }

    /** Kafka back on its port and data; the moment it answered. */
    Instant startKafka() throws Exception {
        kafka.start();
        kafka.awaitReady(START_WITHIN);
        return Instant.now();
    }

    @Override
    public void close() throws Exception {
        while (!running.isEmpty()) {
            running.pop().close();
        }
    }
}
