package dev.mainsheet.standalone.demo;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.iiq.IdentityIqOptions;
import dev.mainsheet.testkit.iiq.IdentityIqStandIn;
import java.time.Duration;

/** The stand-in for IdentityIQ, which knows the people of the sample events; started and stopped with the rest. */
final class IdentityIqService implements Service {

    /** About what a lookup takes in a data centre. */
    private static final Duration LATENCY = Duration.ofMillis(50);

    private final IdentityIqStandIn identityIq;

    IdentityIqService(int port) {
        this.identityIq = new IdentityIqStandIn(
                IdentityIqOptions.withClient(DemoConfig.IDENTITYIQ_CLIENT, DemoConfig.IDENTITYIQ_SECRET)
                        .port(port)
                        .latency(LATENCY));
        DemoPeople.all().forEach(identityIq::add);
        DemoPeople.applications().forEach(identityIq::add);
    }

    @Override
    public String name() {
        return "stand-in for IdentityIQ";
    }

    @Override
    public void start() throws StartException {
        try {
            identityIq.start();
        } catch (StandInStartException refused) {
            throw new StartException(refused.getMessage() + " The key is mainsheet.demo.identityiq-port.", refused);
        }
    }

    @Override
    public void stop(Duration within) {
        identityIq.stop();
    }
}
