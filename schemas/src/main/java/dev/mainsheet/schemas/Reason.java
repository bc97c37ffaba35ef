package dev.mainsheet.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an event ended as it did. */
public enum Reason {
    /** No route names the trigger. */
    NO_ROUTE,
    /** A route names the trigger, and its filter did not pass. */
    FILTER,
    /** The filter took longer than it may. */
    FILTER_TIMEOUT,
    /** The filter threw. */
    FILTER_ERROR,
    /** The route was taken out of the configuration while the event waited. */
    ROUTE_REMOVED,
    /** The body to send is over the listener's limit. */
    TOO_LARGE,
    /** The record is none of ours, or its body is no JSON object. */
    UNDECODABLE,
    /** The listener refused this body for good. */
    REFUSED,
    /** Tried for as long as it may be. */
    RETRIES_EXHAUSTED,
    /** A custom processor said so. */
    PROCESSOR,
    /** The route's {@code otherwise} said so. */
    OTHERWISE,
    /** Same content as the latest event of this trigger and subject, within the window. */
    CONSECUTIVE,
    /** Same content as an event within the window. */
    CONTENT;

    /** The text on topics: the name in lower case with hyphens, such as {@code no-route}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The reason a text names.
     *
     * @throws IllegalArgumentException if there is none
     */
    @JsonCreator
    public static Reason parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
