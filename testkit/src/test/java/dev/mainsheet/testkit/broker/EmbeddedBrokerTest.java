package dev.mainsheet.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
        assertThat(threadsOf(broker)).isEmpty();
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
            assertThat(threadsOf(broker)).isEmpty();
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
        assertThat(threadsOf(broker)).isEmpty();
        try (EmbeddedBroker second = new EmbeddedBroker(options.port(broker.port()))) {
            second.start();
        }
    }

    @Test
    void aDiskThatFailsLaterIsReportedOnceAndTheProcessGoesOn() throws Exception {
        CompletableFuture<String> reported = new CompletableFuture<>();
        try (EmbeddedBroker broker =
                new EmbeddedBroker(BrokerOptions.in(directory).onFatal(reported::complete))) {
            broker.start();
            Path log = directory.resolve("log");
            Files.move(log, directory.resolve("gone"));
            Files.createFile(log);

            CompletableFuture.runAsync(() -> createTopicInVain(broker.bootstrapServers()));

            assertThat(reported.get(30, TimeUnit.SECONDS))
                    .contains("embedded broker on " + broker.bootstrapServers() + " failed")
                    .contains("make room or mend the disk");
        }
    }

    private static void createTopicInVain(String servers) {
        try {
            Clients.createTopic(servers, "no-place-for-it");
        } catch (Exception expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static Iterable<String> threadsOf(EmbeddedBroker broker) {
        String group = "embedded-broker-" + broker.port();
        Awaitility.await()
                .atMost(5, TimeUnit.SECONDS)
                .until(() -> threadsIn(group).isEmpty());
        return threadsIn(group);
    }

    private static List<String> threadsIn(String group) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getThreadGroup() != null)
                .filter(thread -> thread.getThreadGroup().getName().equals(group))
                .map(Thread::getName)
                .toList();
    }
}
