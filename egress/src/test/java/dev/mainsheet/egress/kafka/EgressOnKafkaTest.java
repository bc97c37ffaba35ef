package dev.mainsheet.egress.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.runtime.health.Status;
import dev.mainsheet.schemas.DeadLetter;
import dev.mainsheet.schemas.DeadLetterCodec;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.Receipt;
import dev.mainsheet.schemas.Verdict;
import dev.mainsheet.testkit.broker.SharedBroker;
import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.faults.Fault.Effect;
import dev.mainsheet.testkit.faults.Fault.Match;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EgressOnKafkaTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static Vertx vertx;

    private Pipeline pipeline;
    private RunningEgress egress;

    @BeforeAll
    static void network() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void noNetwork() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @BeforeEach
    void start() throws Exception {
        pipeline = new Pipeline(SharedBroker.bootstrapServers(), SharedBroker.freshPrefix(), 3);
        egress = new RunningEgress(pipeline, vertx, "one");
    }

    @AfterEach
    void stop() {
        egress.close();
        pipeline.close();
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

    @Test
    void orderPerSubjectHoldsOver1000DeliveriesFor50SubjectsWhateverTheListenerAnswers() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int[] statuses = {301, 401, 403, 404, 408, 429, 500, 502, 503};
        for (int i = 0; i < 400; i++) {
            Match event = Match.id("e" + random.nextInt(1000));
            Effect effect = random.nextInt(5) == 0
                    ? Effect.NONE.drop()
                    : Effect.NONE.status(statuses[random.nextInt(statuses.length)]);
            pipeline.moveworks.faults().add(new Fault(event, 1 + random.nextInt(3), effect));
        }
        List<Delivery> all = IntStream.range(0, 1000)
                .mapToObj(i -> Pipeline.delivery("e" + i, "s" + random.nextInt(50)))
                .toList();
        for (int from = 0; from < all.size(); from += 100) {
            pipeline.write(all.subList(from, from + 100).toArray(new Delivery[0]));
        }
        awaitTaken(1000);
        awaitReceipts(1000);

        Map<String, String> subjects =
                all.stream().collect(Collectors.toMap(delivery -> delivery.id().eventId(), Delivery::key));
        Map<String, List<String>> written =
                all.stream().map(delivery -> delivery.id().eventId()).collect(Collectors.groupingBy(subjects::get));
        Map<String, List<String>> taken =
                new LinkedHashSet<>(pipeline.taken()).stream().collect(Collectors.groupingBy(subjects::get));
        assertThat(taken).as("seed %d", seed).isEqualTo(written);
        assertThat(pipeline.receipts())
                .as("seed %d", seed)
                .allSatisfy(receipt -> assertThat(receipt.outcome()).isEqualTo(Verdict.DELIVERED));
    }

    @Test
    void aSubjectWhoseDeliveriesFailDelaysNoOther() {
        pipeline.moveworks.faults().add(new Fault(Match.id("stuck"), 1_000_000, Effect.NONE.status(500)));
        pipeline.write(Pipeline.delivery("stuck", "ann"), Pipeline.delivery("behind", "ann"));
        List<Delivery> others = IntStream.range(0, 300)
                .mapToObj(i -> Pipeline.delivery("e" + i, "s" + i % 20))
                .toList();
        pipeline.write(others.toArray(new Delivery[0]));
        awaitTaken(300);

        assertThat(pipeline.taken()).doesNotContain("stuck", "behind");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(egress.status.check().status()).isEqualTo(Status.DEGRADED));
        assertThat(egress.status.check().detail()).contains("3 partitions held", "1 subjects wait");

        pipeline.moveworks.faults().clear();
        awaitTaken(302);
        assertThat(pipeline.taken()).endsWith("stuck", "behind");
    }

    @Test
    void eachRefusalOfABodyIsADeadLetterWithEverythingItHadAndItsSuccessorFlows() throws Exception {
        for (int status : new int[] {400, 409, 413, 415, 422}) {
            pipeline.moveworks.faults().add(Fault.status(status, 1).on(Match.id("bad" + status)));
            pipeline.write(
                    Pipeline.delivery("bad" + status, "ann" + status),
                    Pipeline.delivery("good" + status, "ann" + status));
        }
        awaitTaken(5);
        awaitReceipts(10);

        assertThat(pipeline.taken()).containsExactlyInAnyOrder("good400", "good409", "good413", "good415", "good422");
        List<ConsumerRecord<byte[], byte[]>> dead = pipeline.read(pipeline.topics.deadLetters());
        assertThat(dead).hasSize(5);
        for (ConsumerRecord<byte[], byte[]> record : dead) {
            DeadLetter facts = DeadLetterCodec.read(record.headers());
            assertThat(facts.reason()).isEqualTo(Reason.REFUSED);
            assertThat(facts.attempts()).isEqualTo(1);
            assertThat(facts.topic()).isEqualTo(pipeline.deliveries());
            assertThat(new String(record.value(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"id\":\"bad" + facts.status() + "\"}");
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("default|ann" + facts.status());
            assertThat(record.headers().lastHeader("mainsheet-delivery-id")).isNotNull();
        }
        Receipt refused = pipeline.receipts().stream()
                .filter(receipt -> receipt.eventId().equals("bad422"))
                .findFirst()
                .orElseThrow();
        assertThat(refused.outcome()).isEqualTo(Verdict.DEAD);
        assertThat(refused.reason()).isEqualTo(Reason.REFUSED);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.deliveryId()).isEqualTo("bad422/hr");
        assertThat(refused.subject()).isEqualTo("ann422");
        assertThat(egress.counted("mainsheet.egress.dead", "listener", "hr", "reason", "refused"))
                .isEqualTo(5);
    }

    @Test
    void everyOtherAnswerIsTriedAgainUntilItIsTaken() {
        for (int status : new int[] {302, 401, 403, 404, 410, 429, 500, 503}) {
            pipeline.moveworks.faults().add(Fault.status(status, 3).on(Match.id("e1")));
        }
        pipeline.moveworks.faults().add(new Fault(Match.id("e1"), 3, Effect.NONE.drop()));
        pipeline.write(Pipeline.delivery("e1", "ann"));
        awaitReceipts(1);

        Receipt receipt = pipeline.receipts().get(0);
        assertThat(receipt.outcome()).isEqualTo(Verdict.DELIVERED);
        assertThat(receipt.attempts()).isEqualTo(28);
        assertThat(pipeline.read(pipeline.topics.deadLetters())).isEmpty();
    }

    @Test
    void aReceiptLiesInThePartitionOfItsDeliveryAndSaysWhatBecameOfIt() {
        pipeline.write(Pipeline.delivery("e1", "ann"), Pipeline.delivery("e2", "bob"), Pipeline.delivery("e3", "cid"));
        awaitReceipts(3);

        assertThat(pipeline.read(pipeline.topics.receipts())).hasSize(3).allSatisfy(record -> {
            Receipt receipt = pipeline.receipts().stream()
                    .filter(one -> one.deliveryId().equals(new String(record.key(), StandardCharsets.UTF_8)))
                    .findFirst()
                    .orElseThrow();
            assertThat(record.partition()).isEqualTo(receipt.partition());
            assertThat(receipt.topic()).isEqualTo(pipeline.deliveries());
            assertThat(receipt.status()).isEqualTo(200);
            assertThat(receipt.bodyHash()).hasSize(64);
        });
    }

    @Test
    void whatCannotBeReadIsADeadLetterAndNothingBehindItWaits() throws Exception {
        pipeline.write(new ProducerRecord<>(pipeline.deliveries(), 0, new byte[] {1}, new byte[] {2}));
        pipeline.write(new ProducerRecord<>(pipeline.deliveries(), 0, null, null));
        pipeline.write(Pipeline.delivery("e1", "ann"));
        awaitTaken(1);
        awaitReceipts(3);

        List<ConsumerRecord<byte[], byte[]>> dead = pipeline.read(pipeline.topics.deadLetters());
        assertThat(dead).hasSize(2);
        assertThat(DeadLetterCodec.read(dead.get(0).headers()).reason()).isEqualTo(Reason.UNDECODABLE);
        assertThat(DeadLetterCodec.read(dead.get(0).headers()).offset()).isZero();
        assertThat(dead.get(0).value()).containsExactly(2);
        assertThat(dead.get(1).value()).isNull();
    }

    @Test
    void aRecordOfALaterVersionIsHeldWithReadinessDownAndNothingElseWaits() {
        ProducerRecord<byte[], byte[]> later = pipeline.record(Pipeline.delivery("later", "ann"));
        later.headers().remove("mainsheet-schema").add("mainsheet-schema", "2".getBytes(StandardCharsets.UTF_8));
        pipeline.write(new ProducerRecord<>(pipeline.deliveries(), 0, later.key(), later.value(), later.headers()));
        List<ProducerRecord<byte[], byte[]>> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ProducerRecord<byte[], byte[]> other = pipeline.record(Pipeline.delivery("e" + i, "s" + i));
            others.add(new ProducerRecord<>(
                    pipeline.deliveries(), 1 + i % 2, other.key(), other.value(), other.headers()));
        }
        others.forEach(pipeline::write);
        awaitTaken(10);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(egress.status.check().status()).isEqualTo(Status.DOWN));
        assertThat(egress.status.check().detail()).contains(pipeline.deliveries() + "-0", "version 2", "upgrade");
        assertThat(pipeline.read(pipeline.topics.deadLetters())).isEmpty();
    }

    @Test
    void aDeliveryIsPostedWithinMillisecondsOfBeingVisible() {
        pipeline.write(Pipeline.delivery("warm", "ann"));
        awaitTaken(1);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            String event = "e" + i;
            long written = System.nanoTime();
            pipeline.write(Pipeline.delivery(event, "ann"));
            await().pollInterval(Duration.ofMillis(1))
                    .pollDelay(Duration.ZERO)
                    .atMost(SOON)
                    .until(() -> pipeline.taken().contains(event));
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - written));
        }
        millis.sort(Long::compare);
        assertThat(millis.get(25))
                .as("median of %s, transaction included", millis)
                .isLessThan(100);
    }
}
