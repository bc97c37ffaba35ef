package dev.mainsheet.schemas;

import java.util.Locale;

/** The stage that gave a record up. */
public enum Stage {
    PROCESSOR,
    EGRESS;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The stage a text names.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Stage parse(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
