package dev.mainsheet.console.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How far other machines' clocks stand from this one's, as they showed while they were asked for something else: nothing is
 * asked for the time's sake. Safe for any thread.
 */
public final class Clocks {

    private static final String NAME = "clock";
    private static final Duration TOLERATED = Duration.ofSeconds(30);

    /** About where signatures with a time begin to be refused. */
    private static final Duration HARMFUL = Duration.ofMinutes(5);

    /** A {@code Date} header has no fractions of a second. */
    private static final Duration PRECISION = Duration.ofSeconds(1);

    private final Map<String, Duration> ahead = new ConcurrentSkipListMap<>();

    /**
     * A clock was seen.
     *
     * @param whose in words
     * @param shown what it showed, to the second or finer
     * @param before this machine's time before it was asked
     * @param after and after it had answered
     */
    public void saw(String whose, Instant shown, Instant before, Instant after) {
        ahead.put(whose, ahead(shown, before, after));
    }

    /** As {@link #saw(String, Instant, Instant, Instant)} by an answer's {@code Date} header; one of no known form is not seen. */
    public void saw(String whose, String dateHeader, Instant before, Instant after) {
        try {
            Instant shown = ZonedDateTime.parse(dateHeader, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            saw(whose, shown, before, after);
        } catch (DateTimeParseException noDate) {
            // Says nothing about a clock.
        }
    }

    /** At least so far ahead; negative: behind. */
    private static Duration ahead(Instant shown, Instant before, Instant after) {
        if (shown.isAfter(after)) {
            return Duration.between(after, shown);
        }
        Instant latest = shown.plus(PRECISION);
        return latest.isBefore(before) ? Duration.between(before, latest) : Duration.ZERO;
    }

    /** One line for all clocks that agree, and one for each that does not. */
    public List<Finding> findings() {
        if (ahead.isEmpty()) {
            return List.of(Finding.yellow(
                    NAME,
                    "not checked: nobody whose answer carries a time was reached",
                    "Start Kafka or a directory, or run doctor with --send."));
        }
        List<String> agreeing = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        ahead.forEach((whose, distance) -> {
            if (distance.abs().compareTo(TOLERATED) <= 0) {
                agreeing.add(whose);
            } else {
                findings.add(apart(whose, distance));
            }
        });
        if (!agreeing.isEmpty()) {
            findings.add(
                    0,
                    Finding.green(
                            NAME,
                            "within " + TOLERATED.toSeconds() + " s of what " + String.join(" and ", agreeing)
                                    + " showed"));
        }
        return findings;
    }

    private static Finding apart(String whose, Duration distance) {
        return new Finding(
                NAME,
                distance.abs().compareTo(HARMFUL) > 0 ? Level.RED : Level.YELLOW,
                whose + " is " + distance.abs().toSeconds() + " s "
                        + (distance.isNegative() ? "behind" : "ahead of")
                        + " this machine: signatures and tokens with a"
                        + " time are refused, and times on record do not agree",
                "Let NTP set the clock that is wrong.");
    }
}
