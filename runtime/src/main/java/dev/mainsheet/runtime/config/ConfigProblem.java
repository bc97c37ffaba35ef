package dev.mainsheet.runtime.config;

/**
 * One thing wrong with the configuration.
 *
 * @param key the full key, such as {@code mainsheet.routes[0].filter}
 * @param message what is wrong with it and what would be right; never a secret
 */
public record ConfigProblem(String key, String message) {
    @Override
    public String toString() {
        return key + ": " + message;
    }
}
