package dev.mainsheet.processor.lookup.engine;

import java.util.Locale;

/** How the lookups of one tenant stand. */
public enum Standing {
    /** Every question is answered. */
    OK,
    /** It answers, but some questions failed several times. */
    FALTERING,
    /** It asked to be left alone for a while. */
    THROTTLED,
    /** It does not answer. */
    AWAY,
    /** It refuses our credential. */
    CREDENTIAL,
    /** It answers, and does not know most of those who are asked for. */
    CORRELATION;

    /** The text in metrics, such as {@code credential}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
