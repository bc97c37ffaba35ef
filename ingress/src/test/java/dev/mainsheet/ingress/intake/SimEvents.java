package dev.mainsheet.ingress.intake;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import java.time.Instant;

/** Events with numbers for ids. */
final class SimEvents {

    static final byte[] SMALL = new byte[100];
    static final byte[] LARGE = new byte[SimKafka.TAKES_BYTES];
    static final byte[] TOO_LARGE = new byte[SimKafka.TAKES_BYTES + 1];

    private SimEvents() {}

    /** @param body not copied */
    static Event event(int number, int subject, byte[] body) {
        String id = "e" + number;
        String key = Event.key("default", "s" + subject, id);
        return new Event(
                id, "idn:identity-created", "default", key, Instant.EPOCH, Origin.LIVE, null, false, false, null, body);
    }
}
