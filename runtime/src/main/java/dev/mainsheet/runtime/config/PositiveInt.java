package dev.mainsheet.runtime.config;

/** A whole number of at least 1. */
public record PositiveInt(int value) {
    static PositiveInt parse(String text) {
        int number = Numbers.whole(text, "a whole number of at least 1");
        if (number == 0) {
            throw new IllegalArgumentException("is not a whole number of at least 1");
        }
        return new PositiveInt(number);
    }
}
