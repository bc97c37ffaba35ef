package dev.mainsheet.schemas;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a unit (event id, split number, listener, replay id). Every unit ends in exactly one. */
public enum Verdict {
    /** Accepted by Moveworks with a 2xx; what it then did is in its own logs. */
    DELIVERED,
    /** No route wanted it. */
    FILTERED,
    /** A dedupe rule recognised it. */
    DUPLICATE,
    /** A custom processor dropped it. */
    DROPPED,
    /** Its route's {@code expires} passed first. */
    EXPIRED,
    /** An operator cancelled it. */
    CANCELLED,
    /** Given up; it lies on the dead-letter topic. */
    DEAD;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Verdict parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
