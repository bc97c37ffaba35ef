package dev.mainsheet.ingress.body;

import java.nio.charset.StandardCharsets;

/** Which texts can stand as an id: of a subject, or of an event as its sender calls it. */
public final class IdText {

    /** Longer than any id of SailPoint's, short enough for a record key. In UTF-16 units. */
    public static final int MAX_LENGTH = 512;

    private IdText() {}

    /** Whether {@code text} is an id: not blank, not over the length, and with a UTF-8 form that no other text shares. */
    public static boolean usable(String text) {
        return text.length() <= MAX_LENGTH
                && !text.isBlank()
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
