package dev.mainsheet.egress.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.Receipt;
import dev.mainsheet.schemas.TopicSpec;
import dev.mainsheet.testkit.broker.SharedBroker;
import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.faults.Fault.Effect;
import dev.mainsheet.testkit.faults.Fault.Match;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EgressRestartTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int IN_FLIGHT = 8;
    private static Vertx vertx;

    private final List<RunningEgress> started = new ArrayList<>();
    private Pipeline pipeline;

    @BeforeAll
    static void network() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void noNetwork() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void topics() throws Exception {
        pipeline = new Pipeline(SharedBroker.bootstrapServers(), SharedBroker.freshPrefix(), 3);
    }

    @AfterEach
    void stop() {
        started.forEach(RunningEgress::close);
        pipeline.close();
    }

    private RunningEgress start(String instance) {
        RunningEgress egress = new RunningEgress(pipeline, vertx, instance);
        started.add(egress);
        return egress;
    }

    private void awaitTaken(int count) {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(new LinkedHashSet<>(pipeline.taken())).hasSize(count));
    }

    private void awaitReceipts(int count) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(pipeline.receipts().stream()
                                .map(Receipt::deliveryId)
                                .distinct())
                        .hasSize(count));
    }

    private static Delivery[] deliveries(String prefix, int from, int to, int subjects) {
        return IntStream.range(from, to)
                .mapToObj(i -> Pipeline.delivery(prefix + i, "s" + i % subjects))
                .toArray(Delivery[]::new);
    }

    @Test
    void stoppingInOrderRepeatsNothing() {
        RunningEgress first = start("one");
        pipeline.write(deliveries("e", 0, 400, 40));
        await().atMost(SOON).until(() -> pipeline.taken().size() > 100);
        first.stop();
        start("one");
        awaitTaken(400);
        awaitReceipts(400);

        assertThat(pipeline.taken()).hasSize(400);
    }

    @Test
    void dyingAgainAndAgainLosesNothingKeepsOrderAndRepeatsAtMostWhatWasInFlight() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int deaths = 4;
        Delivery[] all = deliveries("e", 0, 800, 50);
        pipeline.write(all);
        RunningEgress egress = start("one");
        for (int death = 1; death <= deaths; death++) {
            int alive = death * 120 + random.nextInt(60);
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> new LinkedHashSet<>(pipeline.taken()).size() >= alive);
            egress.die();
            egress = start("one");
        }
        awaitTaken(800);
        awaitReceipts(800);

        List<String> taken = pipeline.taken();
        assertThat(taken.size() - 800).as("seed %d: repeats", seed).isLessThanOrEqualTo(deaths * IN_FLIGHT);
        Map<String, List<String>> first = new LinkedHashSet<>(taken)
                .stream().collect(Collectors.groupingBy(event -> "s" + Integer.parseInt(event.substring(1)) % 50));
        first.forEach((subject, events) -> assertThat(events)
                .as("seed %d: subject %s", seed, subject)
                .isSortedAccordingTo(
                        (a, b) -> Integer.compare(Integer.parseInt(a.substring(1)), Integer.parseInt(b.substring(1)))));
    }

    @Test
    void whatIsFinishedBehindAStuckSubjectIsNotRepeatedAfterADeath() {
        pipeline.moveworks.faults().add(new Fault(Match.id("stuck"), 1_000_000, Effect.NONE.status(500)));
        RunningEgress first = start("one");
        pipeline.write(Pipeline.delivery("stuck", "ann"));
        pipeline.write(deliveries("e", 0, 200, 40));
        awaitTaken(200);
        awaitReceipts(200);
        first.die();

        RunningEgress second = start("one");
        pipeline.moveworks.faults().clear();
        awaitTaken(201);
        awaitReceipts(201);

        // The stuck one was under way when the first died, and may have come through as the fault was lifted.
        assertThat(pipeline.taken()).filteredOn(event -> !event.equals("stuck")).hasSize(200);
        assertThat(second.counted("mainsheet.egress.skipped")).isGreaterThan(0);
    }

    @Test
    void anOpenTransactionOfAnotherWriterDoesNotHideOurReceipts() throws Exception {
        RunningEgress first = start("one");
        pipeline.moveworks.faults().add(new Fault(Match.id("stuck"), 1_000_000, Effect.NONE.status(500)));
        pipeline.write(Pipeline.delivery("stuck", "ann"));
        try (KafkaProducer<byte[], byte[]> other = pipeline.openTransactionOn(pipeline.topics.receipts())) {
            pipeline.write(deliveries("e", 0, 50, 10));
            awaitTaken(50);
            // Fifty of ours, and one of the other writer in each partition.
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(pipeline.read(pipeline.topics.receipts()))
                            .hasSize(50 + 3));
            first.die();
            start("one");
            pipeline.moveworks.faults().clear();
            awaitTaken(51);
            other.abortTransaction();
        }
        assertThat(pipeline.taken()).filteredOn(event -> !event.equals("stuck")).hasSize(50);
    }

    @Test
    void aTopicMadeAnewIsDeliveredFromItsBeginningThoughItsOffsetsHaveReceipts() throws Exception {
        RunningEgress first = start("one");
        pipeline.write(deliveries("old", 0, 60, 10));
        awaitReceipts(60);
        first.stop();
        TopicSpec spec = pipeline.topics.ofEgress(List.of(Pipeline.HR)).get(0);
        pipeline.admin.deleteTopics(List.of(spec.name())).all().get();
        await().atMost(SOON)
                .until(() -> !pipeline.admin.listTopics().names().get().contains(spec.name()));
        pipeline.create(spec);

        start("one");
        pipeline.write(deliveries("new", 0, 60, 10));
        awaitTaken(120);
    }

    @Test
    void whatWasDeletedUndeliveredIsReportedByRangeAndTheRestFlows() throws Exception {
        RunningEgress first = start("one");
        pipeline.write(deliveries("e", 0, 30, 10));
        awaitReceipts(30);
        first.stop();
        pipeline.write(deliveries("lost", 0, 60, 10));
        Map<TopicPartition, RecordsToDelete> everything = IntStream.range(0, 3)
                .boxed()
                .collect(Collectors.toMap(
                        number -> new TopicPartition(pipeline.deliveries(), number),
                        number -> RecordsToDelete.beforeOffset(-1)));
        pipeline.admin.deleteRecords(everything).all().get();

        RunningEgress second = start("one");
        pipeline.write(deliveries("after", 0, 10, 10));
        awaitTaken(40);
        assertThat(second.status.check().status()).isEqualTo(Status.DOWN);
        assertThat(second.status.check().detail()).contains("deleted", pipeline.deliveries() + "-", "offsets ");
    }

    @Test
    void aSecondInstanceSharesTheWorkAndOrderHolds() {
        RunningEgress first = start("one");
        Delivery[] all = deliveries("e", 0, 900, 60);
        pipeline.write(all);
        await().atMost(SOON).until(() -> pipeline.taken().size() > 50);
        RunningEgress second = start("two");
        await().atMost(SOON)
                .until(() -> second.status.check().detail().contains("partitions held")
                        && !first.status.check().detail().contains("3 partitions"));
        pipeline.write(deliveries("f", 0, 300, 60));
        awaitTaken(1200);
        awaitReceipts(1200);

        assertThat(pipeline.taken()).as("handing over in order repeats nothing").hasSize(1200);
        assertThat(second.counted("mainsheet.egress.delivered")).isGreaterThan(0);
    }

    @Test
    void anInstanceWhoseNameAnotherTakesEndsAndSaysSoAndTheOtherDelivers() {
        RunningEgress first = start("one");
        pipeline.write(deliveries("e", 0, 20, 10));
        awaitReceipts(20);
        RunningEgress second = start("one");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(first.status.check().detail())
                        .contains("another egress has started as instance one", "data directory"));
        pipeline.write(deliveries("f", 0, 20, 10));
        awaitTaken(40);

        assertThat(second.counted("mainsheet.egress.delivered")).isEqualTo(20);
        assertThat(pipeline.taken()).hasSize(40);
    }
}
