package dev.mainsheet.benchmarks.ingress;

import dev.mainsheet.ingress.IngressMain;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.runtime.logging.Logging;
import io.vertx.core.Vertx;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

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
            case BARE ->
                bare(
                        vertx,
                        port,
                        BareHandler.withKafka(
                                vertx, bootstrapServers, side.topics().events()));
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

    private static void bare(Vertx vertx, int port, BareHandler handler) {
        vertx.createHttpServer()
                .requestHandler(handler)
                .listen(port, "127.0.0.1")
                .await();
    }
}
