package dev.mainsheet.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import dev.mainsheet.testkit.moveworks.ReceivedDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An event of a {@link SteadyLoad} as Moveworks got it.
 *
 * @param number of the event
 * @param eventId under which it came
 * @param at when
 * @param receivedAt when the ingress says it got it
 */
record Delivered(int number, String eventId, Instant at, Instant receivedAt) {

    static Delivered of(ReceivedDelivery delivery) {
        JsonNode body = delivery.json();
        return new Delivered(
                body.at("/event/changes/0/n").asInt(-1),
                body.path("id").asText(),
                delivery.receivedAt(),
                Instant.parse(body.path("receivedAt").asText()));
    }

    /** Reads what a stand-in accepted of such events, each delivery once. */
    static final class Log {

        private final MoveworksStandIn moveworks;
        private final List<Delivered> read = new ArrayList<>();
        private int looked;

        Log(MoveworksStandIn moveworks) {
            this.moveworks = moveworks;
        }

        /** Everything up to now, in order of arrival. */
        List<Delivered> all() {
            List<ReceivedDelivery> accepted = moveworks.accepted();
            accepted.subList(looked, accepted.size()).stream()
                    .filter(delivery -> delivery.json().path("trigger").asText().equals(SteadyLoad.TRIGGER))
                    .forEach(delivery -> read.add(of(delivery)));
            looked = accepted.size();
            if (moveworks.forgotten() > 0) {
                throw new AssertionError("the stand-in forgot deliveries: this load is too long for it");
            }
            return List.copyOf(read);
        }
    }
}
