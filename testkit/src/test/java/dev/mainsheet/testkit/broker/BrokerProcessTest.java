package dev.mainsheet.testkit.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.testkit.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void aKilledBrokerStartsAgainWithEveryAcknowledgedRecord() throws Exception {
        try (BrokerProcess broker = broker(Ports.free())) {
            broker.start();
            broker.awaitReady(READY_WITHIN);
            Clients.createTopic(broker.bootstrapServers(), "kept");
            Clients.send(broker.bootstrapServers(), "kept", "a", "b", "c");

            broker.kill9();
            broker.start();
            broker.awaitReady(READY_WITHIN);

            assertThat(Clients.readAll(broker.bootstrapServers(), "kept")).containsExactly("a", "b", "c");
        }
    }

    @Test
    void aPausedBrokerAcknowledgesNothingUntilItIsResumed() throws Exception {
        try (BrokerProcess broker = broker(Ports.free());
                Producer<String, String> producer = Clients.producer(broker.bootstrapServers())) {
            broker.start();
            broker.awaitReady(READY_WITHIN);
            Clients.createTopic(broker.bootstrapServers(), "paused");
            producer.send(new ProducerRecord<>("paused", "a")).get(20, TimeUnit.SECONDS);

            broker.pause();
            Future<RecordMetadata> whilePaused = producer.send(new ProducerRecord<>("paused", "b"));
            assertThatThrownBy(() -> whilePaused.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);

            broker.resume();
            assertThat(whilePaused.get(20, TimeUnit.SECONDS).offset()).isEqualTo(1);
        }
    }

    @Test
    void aPortInUseEndsTheProcessWithOneAndOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                BrokerProcess broker = broker(taken.getLocalPort())) {
            broker.start();

            // The port answers nobody: what is seen first is the end of the process.
            assertThatThrownBy(() -> broker.awaitReady(READY_WITHIN))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("ended with 1")
                    .hasMessageContaining("cannot listen on 127.0.0.1:" + taken.getLocalPort());
        }
    }

    @Test
    void aDirectoryInUseByAnotherProcessEndsItWithOneAndOneClearLine() throws Exception {
        try (EmbeddedBroker inUse = new EmbeddedBroker(BrokerOptions.in(directory.resolve("data")));
                BrokerProcess broker = broker(Ports.free())) {
            inUse.start();
            broker.start();

            assertThatThrownBy(() -> broker.awaitReady(READY_WITHIN))
                    .isInstanceOf(BrokerStartException.class)
                    .hasMessageContaining("ended with 1")
                    .hasMessageContaining(directory.resolve("data") + " is in use by another broker");
        }
    }

    private BrokerProcess broker(int port) {
        return new BrokerProcess(directory.resolve("data"), port, directory.resolve("broker.log"));
    }
}
