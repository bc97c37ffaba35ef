package dev.mainsheet.benchmarks.ingress;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that takes a body over HTTP: collects it, does one thing with it, and answers 200 when that is done. It asks for
 * no token, reads no JSON, and knows neither limits nor metrics.
 */
final class BareHandler implements Handler<HttpServerRequest> {

    private final Vertx vertx;
    private final Keeper keeper;

    /** What is done with a body; {@code answer} takes the status, on any thread. */
    private interface Keeper {
        void keep(Buffer body, IntConsumer answer);
    }

    private BareHandler(Vertx vertx, Keeper keeper) {
        this.vertx = vertx;
        this.keeper = keeper;
    }

    /** Forgets the body. */
    static BareHandler withoutKafka(Vertx vertx) {
        return new BareHandler(vertx, (body, answer) -> answer.accept(200));
    }

    /** Sends what {@code record} makes of the body, and answers when Kafka has acknowledged it. */
    static BareHandler withKafka(
            Vertx vertx, String bootstrapServers, Function<byte[], ProducerRecord<byte[], byte[]>> record) {
        Producer<byte[], byte[]> producer = producer(bootstrapServers);
        return new BareHandler(
                vertx,
                (body, answer) -> producer.send(
                        record.apply(body.getBytes()), (where, failure) -> answer.accept(failure == null ? 200 : 503)));
    }

    /** As the ingress's, in all that has a price. */
    private static Producer<byte[], byte[]> producer(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "none",
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64L * 1024 * 1024,
                ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
                false);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void handle(HttpServerRequest request) {
        Context eventLoop = vertx.getOrCreateContext();
        request.body()
                .onSuccess(body -> keeper.keep(
                        body,
                        status -> eventLoop.runOnContext(onLoop ->
                                request.response().setStatusCode(status).end("{}"))));
    }
}
