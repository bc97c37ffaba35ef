package dev.mainsheet.ingress;

import dev.mainsheet.runtime.config.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The headers in which proxies say for whom they send, as hops: the farthest first, the one that the last proxy saw last. A
 * hop that cannot be read is a text that is no address.
 */
final class ForwardingHeaders {

    private static final String UNREADABLE = "";

    /** With or without port, an IPv6 address with a port in brackets. */
    private static final Pattern HOP = Pattern.compile(
            "\\[(?<v6>[0-9A-Fa-f:.]+)](?::[0-9]{1,5})?|(?<v4>[0-9.]+)(?::[0-9]{1,5})?|(?<bare>[0-9A-Fa-f:.]+)");

    private static final Pattern PAIR =
            Pattern.compile("(?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?:\"(?<quoted>[^\"\\\\]*)\"|(?<token>[^\\s\"]+))");

    private ForwardingHeaders() {}

    /** The hops of {@code X-Forwarded-For}. */
    static List<String> xForwardedFor(List<String> values) {
        return values.stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** The hops of {@code Forwarded} (RFC 7239), by their {@code for}. */
    static List<String> forwarded(List<String> values) {
        return values.stream()
                .flatMap(value -> outsideQuotes(value, ',').stream())
                .map(ForwardingHeaders::sender)
                .toList();
    }

    private static String sender(String element) {
        Optional<String> found = Optional.empty();
        for (String part : outsideQuotes(element, ';')) {
            Matcher pair = PAIR.matcher(part.strip());
            if (!pair.matches()) {
                return UNREADABLE;
            }
            if (pair.group("name").equalsIgnoreCase("for")) {
                if (found.isPresent()) {
                    return UNREADABLE;
                }
                found = Optional.ofNullable(pair.group("quoted")).or(() -> Optional.of(pair.group("token")));
            }
        }
        return found.orElse(UNREADABLE);
    }

    /** Splits; a quote that is never closed keeps the rest together. */
    private static List<String> outsideQuotes(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    /** The address of a hop. */
    static Optional<IpAddress> address(String hop) {
        Matcher form = HOP.matcher(hop);
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(form.group("v6"))
                .or(() -> Optional.ofNullable(form.group("v4")))
                .or(() -> Optional.ofNullable(form.group("bare")))
                .flatMap(IpAddress::parse);
    }
}
