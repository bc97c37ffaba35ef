package dev.mainsheet.runtime.config;

/** {@code true} or {@code false}, and nothing that merely looks like it. */
public record Flag(boolean on) {
    static Flag parse(String text) {
        return switch (text.strip()) {
            case "true" -> new Flag(true);
            case "false" -> new Flag(false);
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }
}
