package dev.mainsheet.standalone;

import dev.mainsheet.ingress.IngressMain;
import dev.mainsheet.runtime.Lifecycle;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The ingress by itself, by a clock that is ahead: {@code IngressByWrongClock <configuration file> <duration>}. */
final class IngressByWrongClock {

    private IngressByWrongClock() {}

    public static void main(String[] arguments) throws Exception {
        MainsheetConfig config =
                ConfigLoader.load(Path.of(arguments[0]), System.getenv()).config();
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.parse(arguments[1]));
        MainProcess process = new MainProcess(new PrintWriter(System.err, true), config);
        Vertx vertx = Vertx.vertx();
        KafkaSettings kafka = KafkaSettings.of(
                config.kafka(), config.kafka().bootstrapServers().orElseThrow());
        ServiceContext context = ServiceContext.of("ingress", config, kafka, vertx, process.refused());
        int port = ServiceKind.INGRESS.managementPort(config.management());
        System.exit(process.run(
                new Lifecycle(
                        "ingress",
                        List.of(
                                new VertxService(vertx),
                                context.management("ingress", port),
                                IngressMain.of(context, clock))),
                () -> {}));
    }
}
