package dev.mainsheet.runtime.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Which texts are URLs that may be used: absolute, of http or https. */
public final class WebAddress {

    private WebAddress() {}

    /** {@code text} as an absolute http or https URL with a host. */
    public static Optional<URI> absolute(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    /** As {@link #absolute}, if nobody on the way can read what is sent there: https, or http within this machine. */
    public static Optional<URI> confidential(String text) {
        return absolute(text).filter(uri -> "https".equals(uri.getScheme()) || loopback(uri.getHost()));
    }

    /** Whether {@code host} is this machine: {@code localhost}, or a literal loopback address. Nothing is resolved. */
    public static boolean loopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        boolean literal = host.matches("[0-9.]+") || host.startsWith("[");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException malformed) {
            return false;
        }
    }
}
