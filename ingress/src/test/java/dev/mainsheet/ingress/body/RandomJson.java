package dev.mainsheet.ingress.body;

import java.util.Random;

/** Random objects over few names, so that paths are hit often, with spaces, escapes and fields given twice. */
final class RandomJson {

    private static final String[] NAMES = {"a", "b", "\\u0061", "_metadata", "secret", "eventId", "c"};
    private static final String[] SCALARS = {
        "\"x\"",
        "\"y z\"",
        "\"\"",
        "\" \"",
        "\"hush\"",
        "\"\\\"}\\u00e9\"",
        "\"é😀\"",
        "0",
        "17",
        "12345678901234567890",
        "-1.5e3",
        "true",
        "false",
        "null"
    };

    private final Random random;

    RandomJson(Random random) {
        this.random = random;
    }

    String object() {
        StringBuilder out = new StringBuilder();
        object(out, 0);
        return out.toString();
    }

    private void object(StringBuilder out, int depth) {
        out.append('{');
        int fields = random.nextInt(5);
        for (int i = 0; i < fields; i++) {
            out.append(i == 0 ? "" : ",").append(space());
            out.append('"')
                    .append(NAMES[random.nextInt(NAMES.length)])
                    .append('"')
                    .append(space());
            out.append(':').append(space());
            value(out, depth + 1);
            out.append(space());
        }
        out.append('}');
    }

    private void value(StringBuilder out, int depth) {
        int kind = depth > 5 ? 9 : random.nextInt(10);
        if (kind < 3) {
            object(out, depth);
        } else if (kind < 5) {
            array(out, depth);
        } else {
            out.append(SCALARS[random.nextInt(SCALARS.length)]);
        }
    }

    private void array(StringBuilder out, int depth) {
        out.append('[');
        int elements = random.nextInt(4);
        for (int i = 0; i < elements; i++) {
            out.append(i == 0 ? "" : ",");
            value(out, depth + 1);
        }
        out.append(']');
    }

    private String space() {
        return random.nextInt(4) == 0 ? "\n " : "";
    }
}
