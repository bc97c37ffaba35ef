package dev.mainsheet.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    Path directory;

    @Test
    void aRestartKeepsTopicsRecordsClusterIdAndPort() throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(directory));
        String servers = broker.bootstrapServers();
        broker.start();
        Clients.createTopic(servers, "kept");
        Clients.send(servers, "kept", "a", "b");
        String clusterId = Clients.clusterId(servers);
        broker.stop();

        broker.start();
        try {
            assertThat(broker.bootstrapServers()).isEqualTo(servers);
            assertThat(Clients.readAll(servers, "kept")).containsExactly("a", "b");
            assertThat(Clients.clusterId(servers)).isEqualTo(clusterId);
        } finally {
            broker.stop();
        }
        assertNothingRunsOf(broker);
    }

    @Test
    void aPortInUseIsRefusedByNameAndNothingIsLeftRunning() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedBroker broker =
                    new EmbeddedBroker(BrokerOptions.in(directory).port(taken.getLocalPort()));

            assertThatThrownBy(broker::start)
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
                    .hasMessageContaining("stop what uses that port or choose another");
            assertNothingRunsOf(broker);
        }
    }

    @Test
    void aDirectoryInUseByAnotherBrokerIsRefusedByName() throws Exception {
        try (BrokerStorage inUse = BrokerStorage.open(directory, 0)) {
            EmbeddedBroker second = new EmbeddedBroker(BrokerOptions.in(directory));

            assertThatThrownBy(second::start)
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use by another broker");
            assertThat(inUse.clusterId()).isNotEmpty();
        }
    }

    @Test
    void aDirectoryThatCannotBeCreatedIsRefusedByName() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(file.resolve("data")));

        assertThatThrownBy(broker::start)
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining(file.resolve("data").toString())
                .hasMessageContaining("make it writable or choose another directory");
    }

    @Test
    void aFullDiskIsRefusedWithWhatIsFreeAndWhatIsNeeded() {
        EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(directory).minFreeBytes(Long.MAX_VALUE));

        assertThatThrownBy(broker::start)
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("MB free on the disk of " + directory)
                .hasMessageContaining("make room");
    }

    @Test
    void aSettingKafkaRefusesFailsTheStartAndLeavesPortAndDirectoryFree() throws Exception {
        BrokerOptions options = BrokerOptions.in(directory);
        EmbeddedBroker broker = new EmbeddedBroker(options.setting("num.io.threads", "none"));

        assertThatThrownBy(broker::start)
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("num.io.threads");
        assertNothingRunsOf(broker);
        try (EmbeddedBroker second = new EmbeddedBroker(options.port(broker.port()))) {
            second.start();
        }
    }

    @Test
    void aStartThatFailsHalfWayIsRefusedAndLeavesNothingRunning() throws Exception {
        Files.createDirectories(directory.resolve("log"));
        Files.createFile(directory.resolve("log").resolve("__cluster_metadata-0"));
        EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(directory));

        assertThatThrownBy(broker::start)
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("embedded broker on " + broker.bootstrapServers() + " did not start")
                .hasMessageContaining("__cluster_metadata-0");
        assertNothingRunsOf(broker);
        try (ServerSocket port = new ServerSocket()) {
            port.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port()));
        }
    }

    @Test
    void aSlowStartIsGivenUpAndLeavesNothingRunning() {
        EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(directory).startWithin(Duration.ofMillis(20)));

        assertThatThrownBy(broker::start)
                .isInstanceOf(BrokerStartException.class)
                .hasMessageContaining("embedded broker on " + broker.bootstrapServers() + " did not start");
        assertNothingRunsOf(broker);
    }

    @Test
    void stoppingIsQuickWithClientsConnectedAndTwiceIsOnce() throws Exception {
        EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(directory));
        broker.start();
        try (Admin connected = Clients.admin(broker.bootstrapServers())) {
            assertThat(connected.describeCluster().nodes().get(20, TimeUnit.SECONDS))
                    .hasSize(1);
            long stoppedAt = System.nanoTime();

            broker.stop();
            broker.stop();

            assertThat(Duration.ofNanos(System.nanoTime() - stoppedAt)).isLessThan(Duration.ofSeconds(5));
        }
        assertNothingRunsOf(broker);
    }

    @Test
    void aDiskThatFailsLaterIsReportedOnceAndTheProcessGoesOn() throws Exception {
        List<String> reports = new CopyOnWriteArrayList<>();
        try (EmbeddedBroker broker =
                new EmbeddedBroker(BrokerOptions.in(directory).onFatal(reports::add))) {
            broker.start();
            Path log = directory.resolve("log");
            Files.move(log, directory.resolve("gone"));
            Files.createFile(log);

            CompletableFuture.runAsync(() -> createTopicInVain(broker.bootstrapServers()));

            Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> !reports.isEmpty());
            assertThat(reports.get(0))
                    .contains("embedded broker on " + broker.bootstrapServers() + " failed")
                    .contains("make room or mend the disk");
        }
        assertThat(reports).hasSize(1);
    }

    private static void createTopicInVain(String servers) {
        try {
            Clients.createTopic(servers, "no-place-for-it");
        } catch (Exception expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static void assertNothingRunsOf(EmbeddedBroker broker) {
        Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(threadsIn("embedded-broker-" + broker.port()))
                        .isEmpty());
    }

    private static List<String> threadsIn(String group) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null)
                .filter(thread -> thread.getThreadGroup().getName().equals(group))
                .map(Thread::getName)
                .toList();
    }
}
