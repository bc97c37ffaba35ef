package dev.mainsheet.schemas;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as we write them everywhere: ISO-8601, UTC, always three digits of milliseconds. */
public final class IsoTime {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private IsoTime() {}

    public static String format(Instant time) {
        return FORM.format(time);
    }
}
