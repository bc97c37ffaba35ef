package dev.mainsheet.ingress.intake;

/**
 * Why Kafka did not take an event.
 *
 * @param kind whose fault it is
 * @param why a clause without hosts
 */
public record Refusal(Kind kind, String why) {

    /** Whose fault it is. */
    public enum Kind {
        /** The event's own: it will not change however often it is sent. */
        FOR_EVER,
        /** Nothing is said about the event: Kafka is away, full or closed to us. */
        OUTAGE
    }

    public static Refusal forEver(String why) {
        return new Refusal(Kind.FOR_EVER, why);
    }

    public static Refusal outage(String why) {
        return new Refusal(Kind.OUTAGE, why);
    }
}
