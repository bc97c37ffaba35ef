package dev.mainsheet.processor.people;

import dev.mainsheet.schemas.Reason;

/** Into how many deliveries a route's {@code split} makes an event. */
public sealed interface Parts {

    /** One without a number: the route does not split, or finds nobody to split over. */
    record Whole() implements Parts {}

    /**
     * Numbered from 1.
     *
     * @param count at most {@link Enquiries#MOST_PARTS}
     */
    record Numbered(int count) implements Parts {}

    /**
     * Not known, or too many: the event is a dead letter for the listener.
     *
     * @param reason {@link Reason#TOO_LARGE} over {@link Enquiries#MOST_PARTS}, else {@link Reason#FILTER_TIMEOUT} or
     *     {@link Reason#FILTER_ERROR}
     * @param cause the kind of failure, without anything from the body
     */
    record Refused(Reason reason, String cause) implements Parts {}
}
