package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.head;
import static dev.mainsheet.ingress.http.TestIngress.post;

import java.util.stream.Stream;

/**
 * Bodies whose end is not clear, or clear to each reader in another place: what smuggles a request past a proxy. Refused,
 * and the connection is closed: what follows is not to be trusted.
 */
final class OddFraming {

    /** What a smuggler wants to be read as a request of its own. */
    private static final String SMUGGLED = post("{\"smuggled\":true}");

    private static final String CHUNKS = "2\r\n{}\r\n0\r\n\r\n";

    private OddFraming() {}

    static Stream<OddRequest> all() {
        return Stream.of(lengths(), wrongLengths(), codings(), disguises(), chunks(), brokenChunks(), behindAGoodOne())
                .flatMap(kind -> kind);
    }

    private static OddRequest framed(String name, String headers, String body) {
        return OddRequest.of("framing: " + name, head(headers + "\r\n\r\n") + body)
                .answeredAndClosed(400);
    }

    private static Stream<OddRequest> lengths() {
        return Stream.of(
                        "-1",
                        "-0",
                        "+2",
                        "0x2",
                        "2.0",
                        "2e0",
                        "1e1",
                        "many",
                        "",
                        "2 2",
                        "2,2",
                        "2, 3",
                        "2;",
                        "\"2\"",
                        "99999999999999999999",
                        "2\r\nContent-Length: 2",
                        "2\r\nContent-Length: 3",
                        "2\r\ncontent-length: 0",
                        "0\r\n 2",
                        "\u00b2")
                .map(length -> framed(
                        "Content-Length " + length.replace("\r\n", ", "),
                        "Content-Length: " + length,
                        "{}" + SMUGGLED));
    }

    private static Stream<OddRequest> wrongLengths() {
        return Stream.of(
                OddRequest.of("framing: a length too short", head("Content-Length: 1\r\n\r\n{}\r\n\r\n"))
                        .answeredAndClosed(400, 400),
                OddRequest.of("framing: a body without a length", head("\r\n{}\r\n\r\n"))
                        .answeredAndClosed(400, 400),
                OddRequest.of("framing: a body behind a length of 0", head("Content-Length: 0\r\n\r\n{}\r\n\r\n"))
                        .answeredAndClosed(400, 400),
                OddRequest.of(
                                "framing: a body on GET without a length",
                                "GET /triggers/a HTTP/1.1\r\nHost: h\r\n\r\n{}\r\n\r\n")
                        .answeredAndClosed(405, 400));
    }

    private static Stream<OddRequest> codings() {
        return Stream.concat(
                Stream.of(
                                "",
                                "gzip",
                                "identity",
                                "chunked, chunked",
                                "gzip, chunked",
                                "chunked, gzip",
                                "chunked, identity",
                                "xchunked",
                                "chunkedx",
                                "chunk",
                                "chunked;q=1",
                                "\"chunked\"",
                                "chunked,",
                                ", chunked",
                                "\u000bchunked",
                                "chunked\u000b",
                                "chunked\u0000",
                                "\u00a0chunked",
                                "ch\u00fcnked",
                                "trailers")
                        .map(coding -> framed(
                                "Transfer-Encoding " + coding, "Transfer-Encoding: " + coding, CHUNKS + SMUGGLED)),
                Stream.of(
                        framed("chunked twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", CHUNKS),
                        framed(
                                "chunked and identity",
                                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                                CHUNKS),
                        framed(
                                "identity and chunked",
                                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                                CHUNKS),
                        framed(
                                "a length before chunked",
                                "Content-Length: 4\r\nTransfer-Encoding: chunked",
                                CHUNKS + SMUGGLED),
                        framed(
                                "a length behind chunked",
                                "Transfer-Encoding: chunked\r\nContent-Length: 4",
                                "0\r\n\r\n" + SMUGGLED),
                        framed("a length and gzip", "Transfer-Encoding: gzip\r\nContent-Length: 2", "{}"),
                        OddRequest.of(
                                        "framing: chunked in HTTP/1.0",
                                        head("Transfer-Encoding: chunked\r\n\r\n")
                                                        .replace("HTTP/1.1", "HTTP/1.0")
                                                + CHUNKS)
                                .answeredAndClosed(400)));
    }

    /** Headers that one reader takes for Transfer-Encoding and the next does not. */
    private static Stream<OddRequest> disguises() {
        return Stream.of(
                framed("a space before the colon", "Transfer-Encoding : chunked", CHUNKS),
                framed("a tab before the colon", "Transfer-Encoding\t: chunked", CHUNKS),
                framed("a length with a space before the colon", "Content-Length : 2", "{}"),
                framed("a space before the name", " Transfer-Encoding: chunked\r\nContent-Length: 2", "{}"),
                framed("folded behind the colon", "Transfer-Encoding:\r\n chunked", CHUNKS),
                framed("folded with a tab", "X: y\r\n\tTransfer-Encoding: chunked", CHUNKS),
                framed("any header folded", "Content-Length: 2\r\nX: y\r\n z", "{}"),
                framed("a bare line feed before the name", "X: y\nTransfer-Encoding: chunked", CHUNKS),
                framed("a bare carriage return before the name", "X: y\rTransfer-Encoding: chunked", CHUNKS),
                framed("a NUL before the name", "X: y\r\n\u0000Transfer-Encoding: chunked", CHUNKS),
                framed("a NUL in the name", "Transfer\u0000-Encoding: chunked", CHUNKS),
                framed("no colon", "Transfer-Encoding chunked", CHUNKS),
                OddRequest.of("framing: line feeds only", post("{}").replace("\r\n", "\n"))
                        .answeredAndClosed(400),
                OddRequest.of(
                                "framing: carriage returns only, and then a line feed",
                                post("{}").replace("\r\n", "\r") + "\n")
                        .answeredAndClosed(400));
    }

    private static OddRequest chunked(String name, String chunks) {
        return framed(name, "Transfer-Encoding: chunked", chunks);
    }

    private static Stream<OddRequest> chunks() {
        return Stream.of(
                        "zz",
                        "-2",
                        "+2",
                        "0x2",
                        "2.0",
                        "",
                        " ",
                        ";",
                        "{}",
                        "ffffffff",
                        "80000000",
                        "ffffffffffffffff",
                        "100000000000000002",
                        "\u00b2",
                        "2;a=\"\n\"")
                .map(size -> chunked("a chunk size of \"" + size + "\"", size + "\r\n{}\r\n0\r\n\r\n" + SMUGGLED));
    }

    private static Stream<OddRequest> brokenChunks() {
        return Stream.of(
                chunked("a chunk longer than it says", "1\r\n{}\r\n0\r\n\r\n"),
                chunked("a chunk shorter than it says", "4\r\n{}\r\n0\r\n\r\n"),
                chunked("a line feed behind a size", "2\n{}\r\n0\r\n\r\n"),
                chunked("a line feed behind a chunk", "2\r\n{}\n0\r\n\r\n"),
                chunked("no line end behind a chunk", "2\r\n{}0\r\n\r\n"),
                chunked("a size line of 5,000 characters", "2;" + "x".repeat(5_000) + "\r\n{}\r\n0\r\n\r\n"),
                chunked("a trailer without a colon", "2\r\n{}\r\n0\r\nno colon\r\n\r\n"),
                chunked("a trailer with a space in its name", "2\r\n{}\r\n0\r\nX Y: z\r\n\r\n"),
                chunked("a trailer ended by a line feed", "2\r\n{}\r\n0\r\nX: z\n\r\n"),
                chunked("trailers of 20,000 bytes", "2\r\n{}\r\n0\r\nX: " + "x".repeat(20_000) + "\r\n\r\n"));
    }

    private static Stream<OddRequest> behindAGoodOne() {
        return Stream.of(
                        "garbage\r\n\r\n",
                        "\u0000\u0001\u0002\u00ff\r\n\r\n",
                        "GET /\r\n\r\n",
                        "{\"a\":1}\r\n\r\n",
                        "POST /triggers/a HTTP/2.0\r\nHost: h\r\n\r\n",
                        "HTTP/1.1 200 OK\r\n\r\n",
                        "POST /triggers/a HTTP/1.1\r\n\r\n")
                .map(garbage -> OddRequest.of(
                                "pipelined: behind a good request " + garbage.strip(), post("{}") + garbage)
                        .answeredAndClosed(200, 400));
    }
}
