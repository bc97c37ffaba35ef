package dev.mainsheet.processor;

import dev.mainsheet.runtime.Lifecycle;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.AfterTopics;
import dev.mainsheet.runtime.kafka.TopicSetup;
import dev.mainsheet.runtime.kafka.Trimmer;
import dev.mainsheet.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes the processor of a configuration. */
public final class ProcessorMain {

    private static final int THREADS = 2;
    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(10);
    private static final Duration EVENTS_KEPT = Duration.ofDays(14);
    private static final Duration REPLAYS_KEPT = Duration.ofDays(3);

    private ProcessorMain() {}

    /** The processor, not started; it waits for Kafka, makes sure of its topics, and trims those it has read. */
    public static Service create(ServiceContext context) {
        ProcessorSettings settings = settings(context);
        Service processor = new ProcessorService(settings, context.metrics(), context.health());
        return new AfterTopics(
                new Lifecycle(processor.name(), List.of(processor, trimmer(context))),
                new TopicSetup(context.kafka(), KAFKA_PATIENCE),
                settings.topics().ofProcessor(settings.maxBodyBytes().keySet()),
                context.health(),
                context.refused());
    }

    private static Trimmer trimmer(ServiceContext context) {
        Topics topics = context.kafka().topics();
        return new Trimmer(
                context.kafka(),
                topics.processorId(),
                Map.of(topics.events(), EVENTS_KEPT, topics.replays(), REPLAYS_KEPT),
                Clock.systemUTC());
    }

    private static ProcessorSettings settings(ServiceContext context) {
        MainsheetConfig config = context.config();
        Topics topics = context.kafka().topics();
        Map<String, Integer> maxBodyBytes = config.moveworks().listeners().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        listener -> listener.getValue().maxBodyBytes().value()));
        return new ProcessorSettings(
                topics,
                ConfiguredRules.routes(config.routes()),
                ConfiguredRules.dedupe(config.dedupe()),
                maxBodyBytes,
                config.dataDir().resolve("processor"),
                context.kafka().clientProperties(topics.processorId()),
                context.kafka().replicationFactor(),
                THREADS);
    }
}
