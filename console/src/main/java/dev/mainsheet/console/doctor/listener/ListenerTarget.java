package dev.mainsheet.console.doctor.listener;

import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A Moveworks listener as it is configured.
 *
 * @param listener its name
 * @param url a secret as a whole: only scheme, host and port may be shown
 * @param token the bearer token, if there is one
 */
public record ListenerTarget(String listener, URI url, Optional<String> token) {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /** Of an entry under {@code mainsheet.moveworks.listeners}, which was checked when it was loaded. */
    public static ListenerTarget of(Map.Entry<String, MainsheetConfig.Listener> entry) {
        MainsheetConfig.Listener config = entry.getValue();
        return new ListenerTarget(
                entry.getKey(), URI.create(config.url().value()), config.token().map(Secret::value));
    }

    /** What findings about it are called. */
    public String title() {
        return "listener " + listener;
    }

    boolean overTls() {
        return "https".equals(url.getScheme());
    }

    String host() {
        return url.getHost();
    }

    int port() {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return overTls() ? HTTPS : HTTP;
    }

    /** The name alone. */
    @Override
    public String toString() {
        return title();
    }
}
