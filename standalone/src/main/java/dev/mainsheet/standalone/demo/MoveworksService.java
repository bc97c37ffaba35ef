package dev.mainsheet.standalone.demo;

import dev.mainsheet.runtime.Service;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import dev.mainsheet.testkit.moveworks.ReceivedDelivery;
import java.time.Duration;
import java.util.Optional;

/** The stand-in for Moveworks, started and stopped with the rest. */
final class MoveworksService implements Service {

    private final MoveworksStandIn moveworks;

    MoveworksService(int port) {
        this.moveworks = new MoveworksStandIn(
                MoveworksOptions.withKey(DemoConfig.MOVEWORKS_KEY).port(port).ratePerSecond(DemoConfig.MOVEWORKS_RATE));
    }

    /** To whom the delivery of an event that it accepted was addressed; empty where no email is known. */
    Optional<String> recipient(String eventId) {
        return moveworks.accepted().stream()
                .map(ReceivedDelivery::json)
                .filter(body -> body.path("id").asText().equals(eventId))
                .map(body -> body.at("/recipient/email").asText())
                .filter(email -> !email.isEmpty())
                .findFirst();
    }

    @Override
    public String name() {
        return "stand-in for Moveworks";
    }

    @Override
    public void start() throws StartException {
        try {
            moveworks.start();
        } catch (StandInStartException refused) {
            throw new StartException(refused.getMessage() + " The key is mainsheet.demo.moveworks-port.", refused);
        }
    }

    @Override
    public void stop(Duration within) {
        moveworks.stop();
    }
}
