package dev.mainsheet.ingress.body;

/** Which texts can stand as an id: of a subject, or of an event as its sender calls it. */
public final class IdText {

    /** Longer than any id of SailPoint's, short enough for a record key. In UTF-16 units. */
    public static final int MAX_LENGTH = 512;

    private IdText() {}

    /** Whether {@code text} is an id: not blank, not over the length, and with a UTF-8 form that no other text shares. */
    public static boolean usable(String text) {
        return text.length() <= MAX_LENGTH && !text.isBlank() && isPaired(text);
    }

    /** A surrogate by itself has no UTF-8 form; encoders write the same replacement for each. */
    private static boolean isPaired(String text) {
        int codePoint;
        for (int i = 0; i < text.length(); i += Character.charCount(codePoint)) {
            codePoint = text.codePointAt(i);
            if (Character.MIN_SURROGATE <= codePoint && codePoint <= Character.MAX_SURROGATE) {
                return false;
            }
        }
        return true;
    }
}
