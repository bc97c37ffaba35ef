package dev.mainsheet.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;

/**
 * Bytes on a new connection that are odd in one way, and what has to come back.
 *
 * @param name what is odd
 * @param bytes all that is sent
 * @param pieces how many bytes go into one packet
 * @param answers the statuses, in order
 * @param end what becomes of the connection then
 */
record OddRequest(String name, byte[] bytes, int pieces, List<Integer> answers, End end) {

    /** What becomes of the connection behind the last answer. */
    enum End {
        /** The next request on it is taken. */
        KEPT,
        CLOSED
    }

    /** {@code text} is sent as ISO-8859-1, so that any byte can be written. */
    static OddRequest of(String name, String text) {
        return new OddRequest(name, text.getBytes(ISO_8859_1), Integer.MAX_VALUE, List.of(), End.KEPT);
    }

    OddRequest inPiecesOf(int size) {
        return new OddRequest(name, bytes, size, answers, end);
    }

    OddRequest answered(Integer... statuses) {
        return new OddRequest(name, bytes, pieces, Arrays.asList(statuses), End.KEPT);
    }

    OddRequest answeredAndClosed(Integer... statuses) {
        return new OddRequest(name, bytes, pieces, Arrays.asList(statuses), End.CLOSED);
    }

    boolean isHead() {
        return new String(bytes, ISO_8859_1).startsWith("HEAD ");
    }

    /** Whether it is refused, at least in part; what is not is odd, but good. */
    boolean isBad() {
        return answers.stream().anyMatch(status -> status >= 400);
    }

    @Override
    public String toString() {
        return name + " -> " + answers + (end == End.CLOSED ? ", closed" : "");
    }
}
