package dev.mainsheet.ingress.body;

import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Values to replace in a body by a marker of the same JSON type; every other byte stays as it came. */
final class Redactions {

    private static final String MARKER = "\"[removed by mainsheet]\"";

    private record Cut(int from, int to, byte[] marker) {}

    private final List<Cut> cuts = new ArrayList<>(0);

    /** Replaces the bytes from {@code from} up to {@code to}, a value that begins with {@code token}. Called in order. */
    void add(int from, int to, JsonToken token) {
        cuts.add(new Cut(from, to, marker(token).getBytes(StandardCharsets.US_ASCII)));
    }

    private static String marker(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "{}";
            case START_ARRAY -> "[]";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "0";
            case VALUE_TRUE, VALUE_FALSE -> "false";
            case VALUE_NULL -> "null";
            default -> MARKER;
        };
    }

    /** {@code body} itself if there is nothing to replace, else a copy. */
    byte[] apply(byte[] body) {
        if (cuts.isEmpty()) {
            return body;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
        int at = 0;
        for (Cut cut : cuts) {
            out.write(body, at, cut.from() - at);
            out.writeBytes(cut.marker());
            at = cut.to();
        }
        out.write(body, at, body.length - at);
        return out.toByteArray();
    }
}
