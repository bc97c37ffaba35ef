package dev.mainsheet.ingress;

import java.util.Optional;

/** Percent-decoding of a path segment, for names that are ASCII anyway. */
final class PercentDecoding {

    private PercentDecoding() {}

    /** {@code segment} decoded once; empty if an escape is cut short, is not hexadecimal, or stands for no ASCII character. */
    static Optional<String> ascii(String segment) {
        if (segment.indexOf('%') < 0) {
            return Optional.of(segment);
        }
        StringBuilder text = new StringBuilder(segment.length());
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '%') {
                int code = i + 2 < segment.length() ? hexByte(segment.charAt(i + 1), segment.charAt(i + 2)) : -1;
                if (code < 0 || code > 0x7F) {
                    return Optional.empty();
                }
                c = (char) code;
                i += 2;
            }
            text.append(c);
        }
        return Optional.of(text.toString());
    }

    private static int hexByte(char high, char low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h << 4 | l;
    }
}
