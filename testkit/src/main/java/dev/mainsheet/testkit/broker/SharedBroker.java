package dev.mainsheet.testkit.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One broker for all tests of a JVM, started by the first that asks, on a temporary directory that goes with the JVM.
 * Tests keep apart by prefix: a fresh one for each test is also fresh topics, groups and application ids.
 */
public final class SharedBroker {

    private static final AtomicInteger PREFIXES = new AtomicInteger();

    private SharedBroker() {}

    /** The broker, running. Tests that stop brokers start one of their own. */
    public static EmbeddedBroker get() {
        return Holder.BROKER;
    }

    /** For Kafka's {@code bootstrap.servers}. */
    public static String bootstrapServers() {
        return get().bootstrapServers();
    }

    /** A prefix nobody else in this JVM has, such as {@code t17.}. */
    public static String freshPrefix() {
        return "t" + PREFIXES.incrementAndGet() + ".";
    }

    /** Initialised by the JVM once, on first use. */
    private static final class Holder {

        static final EmbeddedBroker BROKER = start();

        private static EmbeddedBroker start() {
            try {
                Path directory = Files.createTempDirectory("mainsheet-broker-");
                EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(directory));
                broker.start();
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> stopAndDelete(broker, directory), "shared-broker-stop"));
                return broker;
            } catch (IOException | BrokerStartException failed) {
                throw new IllegalStateException("the shared broker did not start: " + failed.getMessage(), failed);
            }
        }

        private static void stopAndDelete(EmbeddedBroker broker, Path directory) {
            broker.stop();
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (IOException failed) {
                throw new UncheckedIOException("deleting " + directory, failed);
            }
        }
    }
}
