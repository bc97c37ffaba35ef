package dev.mainsheet.runtime.config;

/** Digits, possibly grouped by underscores as in YAML ({@code 1_000_000}). */
final class Numbers {

    private Numbers() {}

    static int whole(String text, String form) {
        return (int) whole(text, form, Integer.MAX_VALUE);
    }

    static long whole(String text, String form, long most) {
        try {
            long number = Long.parseLong(text.strip().replace("_", ""));
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, in words that name the form asked for.
        }
        throw new IllegalArgumentException("is not " + form);
    }
}
