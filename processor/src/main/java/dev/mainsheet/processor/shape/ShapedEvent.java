package dev.mainsheet.processor.shape;

import dev.mainsheet.processor.people.People;
import dev.mainsheet.processor.people.PeopleWanted;
import dev.mainsheet.processor.route.Candidate;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.schemas.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * An event and the bodies that can be made of it. Each is built once, and only if somebody asks; routes that want the same
 * people share one. Owned by one thread.
 */
public final class ShapedEvent implements Candidate {

    private final Event event;
    private final Map<String, Object> body;
    private final boolean late;
    private final Function<PeopleWanted, People> people;
    private final Map<PeopleWanted, Finished> envelopes = new HashMap<>();

    /**
     * @param body the event's body as a tree of maps and lists
     * @param late whether an event received later came before it
     * @param people what is known of those whom a route wants; asked once for each such wish
     */
    public ShapedEvent(Event event, Map<String, Object> body, boolean late, Function<PeopleWanted, People> people) {
        this.event = event;
        this.body = body;
        this.late = late;
        this.people = people;
    }

    @Override
    public String trigger() {
        return event.trigger();
    }

    @Override
    public boolean test() {
        return event.test();
    }

    @Override
    public Object body() {
        return body;
    }

    @Override
    public Object finished(Route route) {
        return switch (route.payload()) {
            case ENVELOPE -> envelope(route).tree;
            case RAW -> body;
        };
    }

    /** The bytes that {@code route} POSTs; not copied. */
    public byte[] bytes(Route route) {
        return switch (route.payload()) {
            case ENVELOPE -> envelope(route).bytes();
            case RAW -> event.body();
        };
    }

    private Finished envelope(Route route) {
        return envelopes.computeIfAbsent(
                route.people(), wanted -> new Finished(Envelope.tree(event, body, late, people.apply(wanted))));
    }

    private final class Finished {

        private final Map<String, Object> tree;
        private byte[] bytes;

        Finished(Map<String, Object> tree) {
            this.tree = tree;
        }

        byte[] bytes() {
            if (bytes == null) {
                bytes = Envelope.bytes(tree, event.body());
            }
            return bytes;
        }
    }
}
