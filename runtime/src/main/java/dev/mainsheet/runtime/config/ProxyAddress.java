package dev.mainsheet.runtime.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where an HTTP proxy is, and who we are to it.
 *
 * @param host a name or an address
 * @param user who we are, if it asks
 */
public record ProxyAddress(String host, int port, Optional<User> user) {

    private static final int LAST_PORT = 65_535;

    /** Who we are to a proxy. */
    public record User(String name, String password) {
        /** The name alone. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Reads {@code http://[user:password@]host:port}; what has a meaning of its own in a URL is percent-encoded in user and
     * password.
     *
     * @throws IllegalArgumentException with the end of the sentence that begins with the key; without the text, which may
     *     hold a password
     */
    public static ProxyAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException malformed) {
            throw unusable();
        }
        boolean plain = "http".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getPort() > 0
                && uri.getPort() <= LAST_PORT
                && uri.getRawPath().isEmpty()
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null;
        if (!plain) {
            throw unusable();
        }
        return new ProxyAddress(
                uri.getHost(),
                uri.getPort(),
                Optional.ofNullable(uri.getRawUserInfo()).map(ProxyAddress::user));
    }

    private static User user(String userInfo) {
        int colon = userInfo.indexOf(':');
        if (colon <= 0) {
            throw unusable();
        }
        return new User(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
    }

    /** {@link URLDecoder} reads forms, in which a plus is a space; in a URL it is a plus. */
    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static IllegalArgumentException unusable() {
        return new IllegalArgumentException("is not of the form http://host:port or http://user:password@host:port");
    }
}
