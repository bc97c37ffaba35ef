package dev.mainsheet.standalone;

import dev.mainsheet.runtime.Lifecycle;
import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.ServiceContext;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Puts services of one process together, in the order they start. */
public final class Installation {

    private final MainsheetConfig config;
    private final Consumer<StartException> refused;

    /**
     * @param refused takes a reason found after the start for which the process must end
     */
    public Installation(MainsheetConfig config, Consumer<StartException> refused) {
        this.config = config;
        this.refused = refused;
    }

    /**
     * One service against the Kafka that is configured.
     *
     * @throws StartException if none is, or the configuration does not do for this service
     */
    Service alone(ServiceKind kind) throws StartException {
        String bootstrap = config.kafka()
                .bootstrapServers()
                .orElseThrow(
                        () -> new StartException("mainsheet.kafka.bootstrap-servers is missing: a service by itself"
                                + " needs a Kafka; ./mainsheet up starts one of its own."));
        return together(kind.text(), List.of(kind), KafkaSettings.of(config.kafka(), bootstrap), Optional.empty());
    }

    /**
     * Every service, with a broker of its own where no Kafka is configured.
     *
     * @throws StartException if the configuration does not do
     */
    public Service everything() throws StartException {
        Optional<BrokerService> broker = config.kafka().bootstrapServers().isPresent()
                ? Optional.empty()
                : Optional.of(new BrokerService(
                        config.dataDir().resolve("broker"),
                        config.broker().port().value(),
                        refused));
        return together("mainsheet", List.of(ServiceKind.values()), kafka(), broker);
    }

    /** How to reach the Kafka that {@link #everything} uses. */
    public KafkaSettings kafka() {
        return KafkaSettings.of(config);
    }

    private Service together(String name, List<ServiceKind> kinds, KafkaSettings kafka, Optional<BrokerService> broker)
            throws StartException {
        Vertx vertx = Vertx.vertx();
        List<Service> services = new ArrayList<>();
        services.add(new VertxService(vertx));
        List<Service> management = new ArrayList<>();
        List<Service> work = new ArrayList<>();
        try {
            for (ServiceKind kind : kinds) {
                ServiceContext context = ServiceContext.of(kind.text(), config, kafka, vertx, refused);
                management.add(context.management(kind.text(), kind.managementPort(config.management())));
                work.add(kind.create(context));
            }
        } catch (StartException | RuntimeException unusable) {
            vertx.close().await();
            throw unusable;
        }
        services.addAll(management);
        broker.ifPresent(services::add);
        services.addAll(work);
        return new Lifecycle(name, services);
    }
}
