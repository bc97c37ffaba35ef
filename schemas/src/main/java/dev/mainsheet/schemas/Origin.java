package dev.mainsheet.schemas;

import java.util.Locale;

/** How an event came to us. */
public enum Origin {
    /** SailPoint posted it. */
    LIVE,
    /** A poller found it. */
    POLL,
    /** Brought in afterwards, from SailPoint's own invocation history. */
    BACKFILL,
    /** Sent again from our topics. */
    REPLAY;

    /** The header's text: the name in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The origin a header names; an unknown or absent one counts as {@link #LIVE}. */
    public static Origin parse(String text) {
        for (Origin origin : values()) {
            if (origin.text().equals(text)) {
                return origin;
            }
        }
        return LIVE;
    }
}
