package dev.mainsheet.runtime.config;

/** A whole number of at least 1, too large for some {@link PositiveInt}. */
public record PositiveLong(long value) {
    static PositiveLong parse(String text) {
        long number = Numbers.whole(text, "a whole number of at least 1", Long.MAX_VALUE);
        if (number == 0) {
            throw new IllegalArgumentException("is not a whole number of at least 1");
        }
        return new PositiveLong(number);
    }
}
