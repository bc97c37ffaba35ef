package dev.mainsheet.runtime.config;

/** A whole number of at least 0. */
public record Count(int value) {
    static Count parse(String text) {
        return new Count(Numbers.whole(text, "a whole number of at least 0"));
    }
}
