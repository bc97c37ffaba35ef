package dev.mainsheet.processor.people;

import java.util.Locale;

/** How well the people of a delivery are known; of several, the worst that concerns the recipient, else the worst. */
public enum EnrichmentStatus {
    /** Found, with an email. */
    OK,
    /** The body itself had the email: nobody was asked. */
    FROM_BODY,
    /** Found once, and known no more: what was said last. */
    LAST_KNOWN,
    /** Found, without an email. */
    NO_EMAIL,
    NOT_FOUND,
    /** Several match. */
    AMBIGUOUS,
    /** No answer in the time the route gives. */
    UNAVAILABLE,
    /** Nobody was asked for, or there is nothing to ask by. */
    SKIPPED;

    /** Whether a directory has answered, and the person can all the same not be written to. */
    public boolean isUnreached() {
        return this == NO_EMAIL || this == NOT_FOUND || this == AMBIGUOUS;
    }

    /** The text in delivery bodies, such as {@code no-email}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
