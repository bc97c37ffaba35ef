package dev.mainsheet.runtime.config;

/** A whole number from 0 to 100. */
public record Percent(int value) {

    private static final int WHOLE = 100;
    private static final String FORM = "a whole number from 0 to 100";

    static Percent parse(String text) {
        return new Percent((int) Numbers.whole(text, FORM, WHOLE));
    }
}
