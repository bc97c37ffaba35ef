package dev.mainsheet.schemas;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Header values as UTF-8 text. */
final class HeaderText {

    private HeaderText() {}

    static void put(Headers headers, String name, String value) {
        headers.remove(name);
        if (value != null) {
            headers.add(name, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    static String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static String required(Headers headers, String name) throws UndecodableException {
        String value = get(headers, name);
        if (value == null || value.isEmpty()) {
            throw new UndecodableException("header " + name + " is missing");
        }
        return value;
    }

    static long epochMillis(Headers headers, String name) throws UndecodableException {
        String value = required(headers, name);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw new UndecodableException("header " + name + " is not a number of milliseconds: \"" + value + "\"");
        }
    }
}
