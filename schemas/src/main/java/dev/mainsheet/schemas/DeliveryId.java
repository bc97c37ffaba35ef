package dev.mainsheet.schemas;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One delivery: {@code <event id>[#n][~replay id]/<listener>}. The same event to a second listener, split over persons,
 * or replayed, is another delivery; never match by the event id alone.
 *
 * @param eventId the event's id
 * @param split the number within a route's split, absent where the route does not split
 * @param replayId the replay it belongs to, null for a first delivery
 * @param listener the listener's name
 */
public record DeliveryId(String eventId, OptionalInt split, String replayId, String listener) {

    private static final Pattern FORM = Pattern.compile("([^#~/]+)(?:#(\\d{1,6}))?(?:~([^#~/]+))?/([^/]+)");

    /** The first delivery of an event to a listener. */
    public static DeliveryId of(String eventId, String replayId, String listener) {
        return new DeliveryId(eventId, OptionalInt.empty(), replayId, listener);
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static DeliveryId parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "delivery id \"" + text + "\" is not <event id>[#n][~replay id]/<listener>");
        }
        OptionalInt split = m.group(2) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(m.group(2)));
        return new DeliveryId(m.group(1), split, m.group(3), m.group(4));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(eventId);
        split.ifPresent(n -> text.append('#').append(n));
        if (replayId != null) {
            text.append('~').append(replayId);
        }
        return text.append('/').append(listener).toString();
    }
}
