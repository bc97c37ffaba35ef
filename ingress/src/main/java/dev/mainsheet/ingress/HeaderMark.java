package dev.mainsheet.ingress;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A header that means something by being there.
 *
 * @param name in any case
 * @param value that it must have; empty if any does
 */
public record HeaderMark(String name, Optional<String> value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /**
     * Reads {@code name} or {@code name: value}.
     *
     * @throws IllegalArgumentException saying what is no such thing, and what would be
     */
    public static HeaderMark parse(String text) {
        int colon = text.indexOf(':');
        String name = (colon < 0 ? text : text.substring(0, colon)).strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text
                            + "\" names no header: write its name, or name and value, such as X-Mainsheet-Test or X-Stage: test");
        }
        return new HeaderMark(
                name,
                colon < 0
                        ? Optional.empty()
                        : Optional.of(text.substring(colon + 1).strip()));
    }

    boolean on(RequestHead head) {
        return head.header(name).stream()
                .anyMatch(given -> value.isEmpty() || value.get().equals(given.strip()));
    }
}
