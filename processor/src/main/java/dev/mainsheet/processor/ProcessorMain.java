package dev.mainsheet.processor;

import dev.mainsheet.directory.Directories;
import dev.mainsheet.processor.lookup.LookupRules;
import dev.mainsheet.processor.lookup.vertx.DirectoryLookups;
import dev.mainsheet.processor.park.ParkLimits;
import dev.mainsheet.runtime.Lifecycle;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.DirectorySection;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.AfterTopics;
import dev.mainsheet.runtime.kafka.TopicSetup;
import dev.mainsheet.runtime.kafka.Trimmer;
import dev.mainsheet.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
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

    /**
     * The processor, not started; it waits for Kafka, makes sure of its topics, and trims those it has read.
     *
     * @throws StartException if people cannot be looked up as configured
     */
    public static Service create(ServiceContext context) throws StartException {
        ProcessorSettings settings = settings(context);
        Directories directories =
                Directories.of(context.config(), System.getenv(), context.vertx(), InstantSource.system());
        DirectoryLookups lookups = new DirectoryLookups(
                context.vertx(), directories.byTenant(), rules(context.config().directory()), context.metrics());
        context.health().check("people", lookups::check);
        Service processor = new ProcessorService(settings, lookups, context.metrics(), context.health());
        Service withDirectories = new WithDirectories(processor, lookups, directories);
        return new AfterTopics(
                new Lifecycle(processor.name(), List.of(withDirectories, trimmer(context))),
                new TopicSetup(context.kafka(), KAFKA_PATIENCE),
                settings.topics().ofProcessor(settings.maxBodyBytes().keySet()),
                context.health(),
                context.refused());
    }

    private static LookupRules rules(DirectorySection directory) {
        return new LookupRules(
                directory.maxInFlight().value(),
                directory.maxStaleness(),
                directory.maxEntries().value(),
                directory.maxNotFound().value());
    }

    /** The processor, and what it asks, which is let go of after it has stopped. */
    private record WithDirectories(Service processor, DirectoryLookups lookups, Directories directories)
            implements Service {

        @Override
        public String name() {
            return processor.name();
        }

        @Override
        public void start() throws StartException {
            processor.start();
        }

        @Override
        public void stop(Duration within) {
            processor.stop(within);
            lookups.close();
            directories.close();
        }
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
                ConfiguredPeople.settings(config),
                ConfiguredRules.dedupe(config.dedupe()),
                new ParkLimits(
                        config.processor().park().maxEntries().value(),
                        config.processor().park().maxBytes().value()),
                maxBodyBytes,
                config.dataDir().resolve("processor"),
                context.kafka().clientProperties(topics.processorId()),
                context.kafka().replicationFactor(),
                THREADS);
    }
}
