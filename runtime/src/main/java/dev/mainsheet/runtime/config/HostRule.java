package dev.mainsheet.runtime.config;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Hosts that are meant alike. Nothing is ever resolved: a network holds only hosts that are written as addresses. */
public final class HostRule {

    private static final Pattern NAME = Pattern.compile("\\.?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    private final String text;
    private final Predicate<String> covered;

    private HostRule(String text, Predicate<String> covered) {
        this.text = text;
        this.covered = covered;
    }

    /**
     * Reads {@code iiq.example.com} (it, and any host below), {@code .example.com} (any host below), {@code 10.0.0.7},
     * {@code 10.0.0.0/8}, or {@code *} (every host).
     *
     * @throws IllegalArgumentException with the end of the sentence that begins with the text
     */
    public static HostRule parse(String text) {
        if (text.equals("*")) {
            return new HostRule(text, every -> true);
        }
        if (text.contains("/") || IpAddress.parse(text).isPresent()) {
            AddressRange range = AddressRange.parse(text);
            return new HostRule(text, host -> isWithin(range, host));
        }
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "is neither a host name, a domain such as .example.com, an address, a network in CIDR notation nor *");
        }
        String name = text.toLowerCase(Locale.ROOT);
        String below = name.startsWith(".") ? name : "." + name;
        return new HostRule(text, host -> host.equals(name) || host.endsWith(below));
    }

    /** In a URL an IPv6 address stands in brackets. */
    private static boolean isWithin(AddressRange range, String host) {
        String address = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return IpAddress.parse(address).filter(range::contains).isPresent();
    }

    /** Whether {@code host}, as it stands in a URL, is one of them. */
    public boolean covers(String host) {
        return covered.test(host.toLowerCase(Locale.ROOT));
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
