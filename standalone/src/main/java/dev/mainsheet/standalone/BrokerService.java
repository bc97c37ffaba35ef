package dev.mainsheet.standalone;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.testkit.broker.BrokerOptions;
import dev.mainsheet.testkit.broker.BrokerStartException;
import dev.mainsheet.testkit.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** The broker inside {@code up} and {@code demo}: its data is kept across restarts. */
final class BrokerService implements Service {

    private final EmbeddedBroker broker;

    /**
     * @param refused takes what stopped the broker after its start, such as a full disk
     */
    BrokerService(Path directory, int port, Consumer<StartException> refused) {
        this.broker = new EmbeddedBroker(BrokerOptions.in(directory)
                .host(KafkaSettings.LOCAL_HOST)
                .port(port)
                .onFatal(reason -> refused.accept(new StartException(reason))));
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public void start() throws StartException {
        try {
            broker.start();
        } catch (BrokerStartException refused) {
            throw new StartException(
                    refused.getMessage() + " (its keys: mainsheet.broker.port, mainsheet.data-dir)", refused);
        }
    }

    @Override
    public void stop(Duration within) {
        broker.stop(within);
    }
}
