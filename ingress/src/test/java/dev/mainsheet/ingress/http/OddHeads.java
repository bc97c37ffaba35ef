package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.PATH;
import static dev.mainsheet.ingress.http.TestIngress.head;

import dev.mainsheet.ingress.HttpSettings;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Request lines and headers that are no HTTP/1.1, or too much of it. Refused, and the connection is closed. */
final class OddHeads {

    private static final String HOST = "Host: h\r\n\r\n";

    private OddHeads() {}

    static Stream<OddRequest> all() {
        return Stream.of(requestLines(), versions(), headers(), tooMuch(), otherProtocols())
                .flatMap(kind -> kind);
    }

    private static OddRequest raw(String name, String text) {
        return OddRequest.of("head: " + name, text).answeredAndClosed(400);
    }

    private static Stream<OddRequest> requestLines() {
        return Stream.of(
                raw("one word", "nonsense\r\n\r\n"),
                raw("a method alone", "POST\r\n\r\n"),
                raw("no version", "POST " + PATH + "\r\n" + HOST),
                raw("a request of HTTP/0.9", "GET /\r\n"),
                raw("no path", "POST HTTP/1.1\r\n" + HOST),
                raw("a space in the path", "POST /triggers/a b HTTP/1.1\r\n" + HOST),
                raw("a word behind the version", "POST " + PATH + " HTTP/1.1 now\r\n" + HOST),
                raw("a space behind the version", "POST " + PATH + " HTTP/1.1 \r\n" + HOST),
                raw("a space before the method", " POST " + PATH + " HTTP/1.1\r\n" + HOST),
                raw("a method with a parenthesis", "P(ST " + PATH + " HTTP/1.1\r\n" + HOST),
                raw("a method with a NUL", "PO\u0000ST " + PATH + " HTTP/1.1\r\n" + HOST),
                raw("a method that is not ASCII", "P\u00d6ST " + PATH + " HTTP/1.1\r\n" + HOST),
                raw("an answer for a request", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
                raw("a line feed behind the request line", "POST " + PATH + " HTTP/1.1\n" + HOST));
    }

    private static Stream<OddRequest> versions() {
        return Stream.of(
                        "HTTP/0.9",
                        "HTTP/1.2",
                        "HTTP/1.9",
                        "HTTP/2.0",
                        "HTTP/3.0",
                        "HTTP/9.9",
                        "HTTP/1",
                        "HTTP/11",
                        "HTTP/1.10",
                        "HTTP/01.1",
                        "HTTP/1.1.1",
                        "HTTP/-1.1",
                        "HTTP/",
                        "HTTP",
                        "HTTPS/1.1",
                        "SPDY/3.1",
                        "ICY/1.1",
                        "RTSP/1.0",
                        "SIP/2.0",
                        "1.1",
                        "HTTP/1,1")
                .map(version -> raw("version " + version, "POST " + PATH + " " + version + "\r\n" + HOST));
    }

    private static Stream<OddRequest> headers() {
        return Stream.of(
                raw("no host", "POST " + PATH + " HTTP/1.1\r\n\r\n"),
                raw("two hosts", head("Host: i\r\n\r\n")),
                raw("a header without a colon", head("no colon\r\n\r\n")),
                raw("a header without a name", head(": x\r\n\r\n")),
                raw("a name with a space", head("X Y: z\r\n\r\n")),
                raw("a name with a parenthesis", head("X(: z\r\n\r\n")),
                raw("a name with a control character", head("X\u0001: z\r\n\r\n")),
                raw("a name that is not ASCII", head("\u00dc: z\r\n\r\n")),
                raw("a NUL in a value", head("X: a\u0000b\r\n\r\n")),
                raw("a carriage return in a value", head("X: a\rb\r\n\r\n")),
                raw("a vertical tab before a value", head("X: \u000bb\r\n\r\n")),
                raw("a host with a NUL", "POST " + PATH + " HTTP/1.1\r\nHost: h\u0000\r\n\r\n"),
                raw(
                        "a token with a NUL",
                        "POST " + PATH + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer \u0000\r\n\r\n"));
    }

    private static OddRequest over(int status, String name, String text) {
        return OddRequest.of("head: " + name, text).answeredAndClosed(status);
    }

    private static Stream<OddRequest> tooMuch() {
        return Stream.of(
                over(414, "a path of 5,000 characters", "POST /triggers/" + "x".repeat(5_000) + " HTTP/1.1\r\n" + HOST),
                over(
                        414,
                        "a query of 5,000 characters",
                        "POST " + PATH + "?" + "x".repeat(5_000) + " HTTP/1.1\r\n" + HOST),
                over(414, "a method of 5,000 characters", "P".repeat(5_000) + " " + PATH + " HTTP/1.1\r\n" + HOST),
                over(414, "a request line that does not end", "P".repeat(100_000)),
                over(431, "one header of 17,000 bytes", head("X: " + "x".repeat(17_000) + "\r\n\r\n")),
                over(431, "one header of 200,000 bytes", head("X: " + "x".repeat(200_000) + "\r\n\r\n")),
                over(431, "a cookie that does not end", head("Cookie: " + "x".repeat(100_000))),
                over(431, "a name of 17,000 characters", head("X".repeat(17_000) + ": x\r\n\r\n")),
                over(431, "3,000 headers", head(many(3_000, "X-%d: %d\r\n") + "\r\n")),
                over(431, "5,000 headers without a value", head(many(5_000, "a:\r\n") + "\r\n")),
                over(431, "the same header 1,000 times", head(many(1_000, "Accept: x\r\n") + "\r\n")),
                over(431, "1,000 headers, and no end", head(many(1_000, "X-%d: x\r\n"))),
                over(
                        431,
                        "one header more than there may be",
                        head(many(HttpSettings.MAX_HEADERS - 1, "X-%d: x\r\n") + "\r\n")),
                over(431, "20 headers of 1,000 bytes", head(many(20, "X-%d: " + "x".repeat(1_000) + "\r\n") + "\r\n")));
    }

    private static Stream<OddRequest> otherProtocols() {
        return Stream.of(
                raw(
                        "the preface of HTTP/2",
                        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\u0000\u0000\u0000\u0004\u0000\u0000\u0000\u0000\u0000"),
                raw("SSH", "SSH-2.0-OpenSSH_9.6\r\n"),
                raw("SMTP", "EHLO example.org\r\n"),
                raw("Redis", "*1\r\n$4\r\nPING\r\n"),
                raw("RTSP", "DESCRIBE rtsp://h/x RTSP/1.0\r\nCSeq: 1\r\n\r\n"),
                raw("the PROXY protocol", "PROXY TCP4 192.0.2.1 192.0.2.2 5 80\r\n" + head("\r\n")),
                raw("the PROXY protocol in binary", "\r\n\r\n\u0000\r\nQUIT\n\u0021\u0011\u0000\u000c"),
                raw(
                        "the hello of TLS",
                        "\u0016\u0003\u0001\u0000\u0040\u0001\u0000\u0000\u003c\u0003\u0003" + "\u0077".repeat(57)),
                raw("zeros", "\u0000".repeat(5_000)));
    }

    /** {@code count} headers, numbered in place of {@code %d}. */
    static String many(int count, String header) {
        return IntStream.range(0, count)
                .mapToObj(n -> header.replace("%d", Integer.toString(n)))
                .collect(Collectors.joining());
    }
}
