package dev.mainsheet.egress.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.testkit.broker.BrokerOptions;
import dev.mainsheet.testkit.broker.EmbeddedBroker;
import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.faults.Fault.Effect;
import dev.mainsheet.testkit.faults.Fault.Match;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressBrokerAwayTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void withKafkaAwayNothingIsSentAndWithKafkaBackNothingIsMissingOrRepeated(@TempDir Path directory)
            throws Exception {
        Vertx vertx = Vertx.vertx();
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.in(directory))) {
            broker.start();
            try (Pipeline pipeline = new Pipeline(broker.bootstrapServers(), "", 3);
                    RunningEgress egress = new RunningEgress(pipeline, vertx, "one")) {
                pipeline.moveworks.faults().add(new Fault(Match.id("e0"), 1_000_000, Effect.NONE.status(503)));
                pipeline.write(IntStream.range(0, 60)
                        .mapToObj(i -> Pipeline.delivery("e" + i, "s" + i % 20))
                        .toArray(Delivery[]::new));
                // All but the first, which fails, and the two of the same subject behind it.
                await().atMost(SOON).until(() -> pipeline.taken().size() == 57);

                broker.stop();
                await().atMost(SOON)
                        .untilAsserted(
                                () -> assertThat(egress.status.check().status()).isEqualTo(Status.DOWN));
                pipeline.moveworks.faults().clear();
                int attempts = pipeline.moveworks.deliveries().size();
                await().during(Duration.ofSeconds(1))
                        .atMost(Duration.ofSeconds(3))
                        .until(() -> pipeline.moveworks.deliveries().size() == attempts);

                broker.start();
                await().atMost(SOON).until(() -> pipeline.taken().size() >= 60);
                await().atMost(SOON).until(() -> pipeline.receipts().size() >= 60);
                assertThat(pipeline.taken()).hasSize(60).doesNotHaveDuplicates();
            }
        }
        vertx.close();
    }
}
