package dev.mainsheet.processor.shape;

import dev.mainsheet.processor.route.Candidate;
import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.schemas.Event;
import java.util.Map;

/**
 * An event and the bodies that can be made of it. Each is built once, and only if somebody asks. Owned by one thread.
 */
public final class ShapedEvent implements Candidate {

    private final Event event;
    private final Map<String, Object> body;
    private final boolean late;
    private Map<String, Object> envelope;
    private byte[] envelopeBytes;

    /**
     * @param body the event's body as a tree of maps and lists
     * @param late whether an event received later came before it
     */
    public ShapedEvent(Event event, Map<String, Object> body, boolean late) {
        this.event = event;
        this.body = body;
        this.late = late;
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
    public Object finished(Payload payload) {
        return switch (payload) {
            case ENVELOPE -> envelope();
            case RAW -> body;
        };
    }

    /** The bytes to POST; not copied. */
    public byte[] bytes(Payload payload) {
        return switch (payload) {
            case ENVELOPE -> envelopeBytes();
            case RAW -> event.body();
        };
    }

    private Map<String, Object> envelope() {
        if (envelope == null) {
            envelope = Envelope.tree(event, body, late);
        }
        return envelope;
    }

    private byte[] envelopeBytes() {
        if (envelopeBytes == null) {
            envelopeBytes = Envelope.bytes(envelope(), event.body());
        }
        return envelopeBytes;
    }
}
