package dev.mainsheet.console.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How bad it is. */
public enum Level {
    /** As it should be. */
    GREEN,
    /** Works, or cannot be told: somebody should look. */
    YELLOW,
    /** Loses or holds something up. */
    RED;

    @JsonValue
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
