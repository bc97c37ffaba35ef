package dev.mainsheet.egress;

import dev.mainsheet.egress.engine.BodyLimit;
import dev.mainsheet.egress.http.MoveworksClient;
import dev.mainsheet.egress.kafka.EgressStatus;
import dev.mainsheet.egress.report.EgressReport;
import dev.mainsheet.egress.report.LoadGauges;
import dev.mainsheet.runtime.InstanceId;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.Slots;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.Secret;
import dev.mainsheet.runtime.kafka.AfterTopics;
import dev.mainsheet.runtime.kafka.TopicSetup;
import dev.mainsheet.runtime.kafka.Trimmer;
import dev.mainsheet.runtime.retry.RetrySchedule;
import io.micrometer.core.instrument.FunctionCounter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes the egress of a configuration. */
public final class EgressMain {

    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(10);

    /** At least, of deliveries that are finished; those that are not stay for as long as it takes. */
    private static final Duration DELIVERIES_KEPT = Duration.ofDays(7);

    /** Bodies in memory over all listeners. */
    private static final BodyLimit MEMORY = new BodyLimit(10_000, 64L * 1024 * 1024);

    private EgressMain() {}

    /**
     * The egress, not started; it waits for Kafka and makes sure of its topics by itself.
     *
     * @throws StartException if no directory of its own can be had
     */
    public static Service create(ServiceContext context) throws StartException {
        Clock clock = Clock.systemUTC();
        Slots.Slot slot = Slots.claim(context.config().dataDir().resolve("egress"));
        EgressSettings settings = settings(context, InstanceId.in(slot.directory(), "egress"));
        List<String> names = settings.listeners().stream().map(Listener::name).toList();

        EgressStatus status = new EgressStatus();
        LoadGauges.register(context.metrics(), names, status::load, clock);
        FunctionCounter.builder("mainsheet.egress.lost.offsets", status, EgressStatus::lostOffsets)
                .description("Offsets deleted before they were delivered")
                .register(context.metrics());
        MoveworksClient client = new MoveworksClient(context.vertx(), settings.listeners(), settings.version(), clock);
        EgressService egress =
                new EgressService(settings, client, new EgressReport(context.metrics()), status, context.health());
        AfterTopics afterTopics = new AfterTopics(
                egress,
                new TopicSetup(context.kafka(), KAFKA_PATIENCE),
                settings.topics().ofEgress(names),
                context.health(),
                context.refused());
        Map<String, Duration> kept =
                names.stream().collect(Collectors.toMap(settings.topics()::deliveries, name -> DELIVERIES_KEPT));
        Trimmer trimmer = new Trimmer(context.kafka(), settings.topics().egressGroup(), kept, clock);
        return new WithItsOwn(afterTopics, trimmer, client, slot);
    }

    private static EgressSettings settings(ServiceContext context, String instanceId) {
        MainsheetConfig.Moveworks moveworks = context.config().moveworks();
        return new EgressSettings(
                context.kafka().topics(),
                moveworks.listeners().entrySet().stream()
                        .map(EgressMain::listener)
                        .toList(),
                moveworks.ratePerSecond().value(),
                context.kafka()::clientProperties,
                instanceId,
                Optional.ofNullable(EgressMain.class.getPackage().getImplementationVersion())
                        .orElse("unpackaged"),
                MEMORY,
                RetrySchedule.DEFAULT);
    }

    private static Listener listener(Map.Entry<String, MainsheetConfig.Listener> entry) {
        MainsheetConfig.Listener config = entry.getValue();
        return new Listener(
                entry.getKey(),
                () -> URI.create(config.url().value()),
                () -> config.token().map(Secret::value),
                config.maxBodyBytes().value(),
                config.maxInFlight().value());
    }

    /** The egress with what runs beside it, and what is let go of after it has stopped. */
    private record WithItsOwn(Service egress, Trimmer trimmer, MoveworksClient client, Slots.Slot slot)
            implements Service {

        @Override
        public String name() {
            return egress.name();
        }

        @Override
        public void start() throws StartException {
            egress.start();
            trimmer.start();
        }

        @Override
        public void stop(Duration within) {
            trimmer.stop(within);
            egress.stop(within);
            client.close();
            slot.close();
        }
    }
}
