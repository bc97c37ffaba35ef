package dev.mainsheet.runtime.health;

import java.util.Locale;

/** How a service is, from good to bad. */
public enum Status {
    UP,
    /** Works, and somebody should look. */
    DEGRADED,
    /** Does not do its work. */
    DOWN;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Status worse(Status other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
