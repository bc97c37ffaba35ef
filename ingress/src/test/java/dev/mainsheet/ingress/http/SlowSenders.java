package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.head;
import static dev.mainsheet.ingress.http.TestIngress.post;

import java.util.stream.Stream;

/** Requests that stop in the middle. Refused when their time is over, and the connection is closed. */
final class SlowSenders {

    private SlowSenders() {}

    static Stream<OddRequest> all() {
        return Stream.concat(heads(), bodies());
    }

    private static OddRequest slow(String name, String text) {
        return OddRequest.of("slow: " + name, text).answeredAndClosed(408);
    }

    private static Stream<OddRequest> heads() {
        return Stream.of(
                slow("one byte", "P"),
                slow("line ends only", "\r\n\r\n\r\n"),
                slow("half a request line", "POST /trig"),
                slow("a request line", "POST /triggers/a HTTP/1.1\r\n"),
                slow("a carriage return at the end", "POST /triggers/a HTTP/1.1\r\nHost: h\r\n\r"),
                slow("half a header", head("X: y")),
                slow("all headers and no empty line", head("")),
                OddRequest.of("slow: half a head behind a good request", post("{}") + "POST /triggers/a HTTP/1.1\r\nHo")
                        .answeredAndClosed(200, 408));
    }

    private static Stream<OddRequest> bodies() {
        return Stream.of(
                slow("no body", head("Content-Length: 2\r\n\r\n")),
                slow("a body but for its last byte", head("Content-Length: 3\r\n\r\n{}")),
                slow("a length of 100,000, and two bytes", head("Content-Length: 100000\r\n\r\n{}")),
                slow("no chunk", head("Transfer-Encoding: chunked\r\n\r\n")),
                slow("half a chunk size", head("Transfer-Encoding: chunked\r\n\r\n2")),
                slow("a chunk size", head("Transfer-Encoding: chunked\r\n\r\n2\r\n")),
                slow("half a chunk", head("Transfer-Encoding: chunked\r\n\r\n2\r\n{")),
                slow("a chunk of two gigabytes", head("Transfer-Encoding: chunked\r\n\r\n7fffffff\r\n{}")),
                slow("no last chunk", head("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n")),
                slow("no end of the trailers", head("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n")),
                OddRequest.of(
                                "slow: no body though it was asked for",
                                head("Expect: 100-continue\r\nContent-Length: 2\r\n\r\n"))
                        .answeredAndClosed(100, 408));
    }
}
