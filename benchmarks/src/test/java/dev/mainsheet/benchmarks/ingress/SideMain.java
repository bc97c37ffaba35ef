package dev.mainsheet.benchmarks.ingress;

import dev.mainsheet.ingress.IngressMain;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.runtime.logging.Logging;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.Origin;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * One side in a JVM of its own: {@code SideMain <side> <port> <bootstrap servers> <data directory>}. It ends when its
 * standard input does, so it never outlives the process that started it.
 */
final class SideMain {

    /** What the ingress asks for. */
    static final String TOKEN = "a-bearer-token-of-the-usual-length-0123456789abcdef";

    private SideMain() {}

    public static void main(String[] arguments) throws Exception {
        Logging.configure(MainsheetConfig.LogFormat.PLAIN, MainsheetConfig.LogLevel.INFO);
        Side side = Side.valueOf(arguments[0]);
        int port = Integer.parseInt(arguments[1]);
        String bootstrapServers = arguments[2];
        Vertx vertx = Vertx.vertx();
        switch (side) {
            case INGRESS -> ingress(vertx, port, bootstrapServers, arguments[3]);
            case BARE -> bare(vertx, port, BareHandler.withKafka(vertx, bootstrapServers, bodyAlone(side)));
            case SAME_RECORD -> bare(vertx, port, BareHandler.withKafka(vertx, bootstrapServers, sameRecord(side)));
            case WITHOUT_KAFKA -> bare(vertx, port, BareHandler.withoutKafka(vertx));
        }
        try (InputStream parent = System.in) {
            parent.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(0);
    }

    private static void ingress(Vertx vertx, int port, String bootstrapServers, String dataDirectory) throws Exception {
        String yaml = """
                mainsheet:
                  data-dir: %s
                  ingress: {bind: 127.0.0.1, port: %d, bearer-tokens: ["%s"]}
                """.formatted(dataDirectory, port, TOKEN);
        MainsheetConfig config = ConfigLoader.load("bench.yml", yaml, Map.of()).config();
        IngressMain.of(ServiceContext.of(
                        "ingress", config, KafkaSettings.of(config.kafka(), bootstrapServers), vertx, refused -> {
                            throw new IllegalStateException(refused);
                        }))
                .start();
    }

    private static Function<byte[], ProducerRecord<byte[], byte[]>> bodyAlone(Side side) {
        String topic = side.topics().events();
        return body -> new ProducerRecord<>(topic, body);
    }

    /** What the ingress would send, but for what is in it: the keys go round, as the bodies' subjects do. */
    private static Function<byte[], ProducerRecord<byte[], byte[]>> sameRecord(Side side) {
        String topic = side.topics().events();
        List<String> keys = LongStream.range(0, Bodies.SUBJECTS)
                .mapToObj(number -> Event.key("default", Bodies.subject(number), null))
                .toList();
        AtomicLong sent = new AtomicLong();
        return body -> {
            long number = sent.incrementAndGet();
            String key = keys.get((int) (number % keys.size()));
            String id = new UUID(number, number).toString();
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic, null, key.getBytes(StandardCharsets.UTF_8), body);
            EventCodec.write(
                    new Event(
                            id,
                            Bodies.TRIGGER,
                            "default",
                            key,
                            Instant.now(),
                            Origin.LIVE,
                            null,
                            false,
                            false,
                            null,
                            body),
                    record.headers());
            return record;
        };
    }

    private static void bare(Vertx vertx, int port, BareHandler handler) {
        vertx.createHttpServer()
                .requestHandler(handler)
                .listen(port, "127.0.0.1")
                .await();
    }
}
