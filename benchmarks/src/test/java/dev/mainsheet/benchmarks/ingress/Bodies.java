package dev.mainsheet.benchmarks.ingress;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Bodies of {@code idn:identity-attributes-changed}, of one length, about many identities. */
final class Bodies {

    static final String TRIGGER = "idn:identity-attributes-changed";
    private static final String[] ATTRIBUTES = {"department", "title", "location", "costCenter", "division"};
    static final int SUBJECTS = 2_000;
    private static final String END = "\"}]}";

    private final Random random;
    private final int length;

    /** @param length of each, in bytes: 1,000 hold about nine changes */
    Bodies(Random random, int length) {
        this.random = random;
        this.length = length;
    }

    /** The id of an identity; there are {@link #SUBJECTS}. */
    static String subject(long number) {
        return "%032x".formatted(number);
    }

    /** {@code count} whole HTTP requests with such a body each. */
    byte[][] requests(int count) {
        byte[][] requests = new byte[count][];
        for (int i = 0; i < count; i++) {
            String head = "POST /triggers/" + TRIGGER + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + SideMain.TOKEN + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
            requests[i] = (head + body()).getBytes(StandardCharsets.US_ASCII);
        }
        return requests;
    }

    private String body() {
        StringBuilder body =
                new StringBuilder("{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"%s\",\"name\":\"Emil %d\"},"
                        .formatted(subject(random.nextInt(SUBJECTS)), random.nextInt(1_000)));
        body.append("\"changes\":[");
        String change = change();
        while (body.length() + change.length() + 120 < length) {
            body.append(change).append(',');
            change = change();
        }
        body.append("{\"attribute\":\"description\",\"oldValue\":null,\"newValue\":\"");
        return body.append("x".repeat(length - body.length() - END.length()))
                .append(END)
                .toString();
    }

    private String change() {
        return "{\"attribute\":\"%s\",\"oldValue\":\"before %d\",\"newValue\":\"after %d\"}"
                .formatted(
                        ATTRIBUTES[random.nextInt(ATTRIBUTES.length)],
                        random.nextInt(100_000),
                        random.nextInt(100_000));
    }
}
