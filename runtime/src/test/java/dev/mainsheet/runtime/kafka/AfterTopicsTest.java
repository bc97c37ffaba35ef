package dev.mainsheet.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.health.Health;
import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.broker.BrokerOptions;
import dev.mainsheet.testkit.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterTopicsTest {

    @Test
    void aServiceWaitsNotReadyUntilKafkaComesAndRunsThen(@TempDir Path dir) throws Exception {
        int port = Ports.free();
        KafkaSettings kafka = KafkaSettings.of(
                ConfigLoader.load("test.yml", "", Map.of()).config().kafka(), "127.0.0.1:" + port);
        Health health = new Health();
        AtomicBoolean running = new AtomicBoolean();
        AfterTopics waiting = new AfterTopics(
                flag(running),
                new TopicSetup(kafka, Duration.ofMillis(500)),
                kafka.topics().ofIngress(),
                health,
                refusal -> {});
        waiting.start();
        assertThat(running).isFalse();
        assertThat(health.report().status()).isEqualTo(Status.DOWN);
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(dir).port(port))) {
            broker.start();
            await().atMost(Duration.ofSeconds(20)).untilTrue(running);
            assertThat(health.report().status()).isEqualTo(Status.UP);
            waiting.stop(Duration.ofSeconds(1));
            assertThat(running).isFalse();
        }
    }

    private static Service flag(AtomicBoolean running) {
        return new Service() {
            @Override
            public String name() {
                return "flag";
            }

            @Override
            public void start() {
                running.set(true);
            }

            @Override
            public void stop(Duration within) {
                running.set(false);
            }
        };
    }
}
