package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.MAX_BODY_BYTES;
import static dev.mainsheet.ingress.http.TestIngress.MAX_JSON_DEPTH;
import static dev.mainsheet.ingress.http.TestIngress.PATH;
import static dev.mainsheet.ingress.http.TestIngress.head;
import static dev.mainsheet.ingress.http.TestIngress.post;

import dev.mainsheet.ingress.HttpSettings;
import java.util.stream.Stream;

/** What looks wrong and is not: refusing it would lose an event. */
final class OddButGood {

    private OddButGood() {}

    static Stream<OddRequest> all() {
        return Stream.of(bodies(), values(), framing(), headers(), paths(), connections())
                .flatMap(kind -> kind);
    }

    private static OddRequest good(String name, String text) {
        return OddRequest.of("good: " + name, text).answered(200);
    }

    private static Stream<OddRequest> bodies() {
        return Stream.of(
                good("an empty object", post("{}")),
                good("blanks around the object", post(" \t\r\n{} \t\r\n")),
                good("a byte order mark", post("\u00ef\u00bb\u00bf{}")),
                good("a field given twice", post("{\"a\":1,\"a\":2}")),
                good("the subject given twice", post("{\"identity\":{\"id\":\"1\"},\"identity\":{\"id\":\"2\"}}")),
                good("a subject that is an object", post("{\"identity\":{\"id\":{\"x\":1}}}")),
                good("a subject that is an array", post("{\"identity\":[[[]]]}")),
                good("a subject of 5,000 characters", post("{\"identity\":{\"id\":\"" + "x".repeat(5_000) + "\"}}")),
                good("an empty name", post("{\"\":1}")),
                good("an escaped name", post("{\"\\u0069dentity\":{\"\\u0069d\":\"1\"}}")),
                good("a name of 50,000 characters", post("{\"" + "k".repeat(50_000) + "\":1}")),
                good("9,000 fields", post("{" + "\"abc\":1,".repeat(9_000) + "\"z\":1}")),
                good("as deep as it may be", post(nested(MAX_JSON_DEPTH))),
                good("as large as it may be", post("{\"a\":\"" + "x".repeat(MAX_BODY_BYTES - 8) + "\"}")));
    }

    private static OddRequest value(String name, String value) {
        return good(name, post("{\"a\":" + value + "}"));
    }

    private static Stream<OddRequest> values() {
        return Stream.of(
                value("a number of 1,000 digits", "9".repeat(1_000)),
                value("a number beyond every range", "1e999999"),
                value("a number close to nothing", "-1e-999999"),
                value("an exponent beyond every range", "1e99999999999"),
                value("minus zero", "-0"),
                value("an escaped NUL", "\"\\u0000\""),
                value("half an escaped pair of surrogates", "\"\\ud800\""),
                value("an escaped pair of surrogates the wrong way round", "\"\\ude00\\ud83d\""),
                value("an escaped slash", "\"\\/\""),
                value("an emoji", "\"\u00f0\u009f\u0098\u0080\""),
                value("a noncharacter", "\"\u00ef\u00bf\u00bf\""),
                value("a delete character", "\"\u007f\""),
                value("markup", "\"</script><!--\""),
                value("a lookup", "\"${jndi:ldap://x}\""));
    }

    private static OddRequest chunked(String name, String chunks) {
        return good(name, head("Transfer-Encoding: chunked\r\n\r\n" + chunks));
    }

    private static Stream<OddRequest> framing() {
        return Stream.of(
                good("byte by byte", post("{\"a\":1}")).inPiecesOf(1),
                chunked("chunks byte by byte", "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n").inPiecesOf(1),
                chunked("chunks of one byte", "1\r\n{\r\n1\r\n}\r\n0\r\n\r\n"),
                chunked("a chunk size with leading zeros", "0000000002\r\n{}\r\n0\r\n\r\n"),
                chunked("a chunk size in capitals", "A\r\n{\"a\":\"bc\"}\r\n0\r\n\r\n"),
                chunked("several zeros for the last chunk", "2\r\n{}\r\n000\r\n\r\n"),
                chunked("chunk extensions", "2;a=b;c=\"d\"\r\n{}\r\n0;e\r\n\r\n"),
                chunked("trailers", "2\r\n{}\r\n0\r\nX: y\r\nZ: w\r\n\r\n"),
                chunked("trailers that say another length", "2\r\n{}\r\n0\r\nContent-Length: 9\r\nHost: i\r\n\r\n"),
                good("chunked in capitals", head("TRANSFER-ENCODING: CHUNKED\r\n\r\n2\r\n{}\r\n0\r\n\r\n")),
                good("a length with leading zeros", head("Content-Length: 0002\r\n\r\n{}")),
                good("blanks around a length", head("Content-Length: \t 2 \t\r\n\r\n{}")),
                good(
                        "a header that only looks like a coding",
                        head("Transfer_Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}")),
                good("empty lines before the request", "\r\n\r\n" + post("{}")),
                OddRequest.of("good: a hundred in one go", post("{}").repeat(100))
                        .answered(hundredTimes200()));
    }

    private static OddRequest header(String header) {
        return good(header, head(header + "\r\nContent-Length: 2\r\n\r\n{}"));
    }

    private static Stream<OddRequest> headers() {
        return Stream.of(
                header("Content-Type: APPLICATION/JSON"),
                header("Content-Type: text/json"),
                header("Content-Type: application/cloudevents+json; charset=\"UTF-8\""),
                header("Content-Type: application/json;odata.metadata=minimal;charset=utf8"),
                header("Content-Encoding: identity"),
                header("Accept-Encoding: gzip, br;q=x"),
                header("Accept: image/png"),
                header("Expect: a miracle"),
                header("TE: trailers"),
                header(
                        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13"),
                header("Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__"),
                header("X-HTTP-Method-Override: DELETE"),
                header("Idempotency-Key: \u00ff\u00fe"),
                header("Idempotency-Key: " + "x".repeat(5_000)),
                header("traceparent: nonsense"),
                header("X-Forwarded-For: not an address"),
                header("X-Empty:"),
                header("!#$%&'*+-.^_`|~1: a name of odd characters"),
                good(
                        "as many headers as there may be",
                        head(OddHeads.many(HttpSettings.MAX_HEADERS - 3, "X-%d: y\r\n")
                                + "Content-Length: 2\r\n\r\n{}")),
                good("headers of 15,000 bytes", head("X: " + "x".repeat(15_000) + "\r\nContent-Length: 2\r\n\r\n{}")));
    }

    private static Stream<OddRequest> paths() {
        return Stream.of(
                        "/triggers/acme:made.up_9-",
                        "/triggers/" + "x".repeat(128),
                        "/triggers/.",
                        "/triggers/..",
                        "/triggers/idn%3Aidentity-created",
                        "/triggers/%61",
                        PATH + "?a=b",
                        PATH + "?%zz&&=",
                        "http://h" + PATH,
                        "HTTP://OTHER:99" + PATH,
                        "/tenants/default/triggers/a",
                        "/tenants/%6fpen/triggers/a")
                .map(target -> good(
                        "path " + target.substring(0, Math.min(50, target.length())),
                        post("{}").replace(PATH, target)));
    }

    private static Stream<OddRequest> connections() {
        String old = post("{}").replace("HTTP/1.1", "HTTP/1.0");
        return Stream.of(
                OddRequest.of("good: HTTP/1.0", old).answeredAndClosed(200),
                OddRequest.of("good: HTTP/1.0 without a host", old.replace("Host: h\r\n", ""))
                        .answeredAndClosed(200),
                OddRequest.of(
                                "good: HTTP/1.0 that goes on",
                                head("Connection: keep-alive\r\nContent-Length: 2\r\n\r\n{}")
                                        .replace("HTTP/1.1", "HTTP/1.0"))
                        .answered(200),
                OddRequest.of("good: the last request", head("Connection: close\r\nContent-Length: 2\r\n\r\n{}"))
                        .answeredAndClosed(200),
                OddRequest.of(
                                "good: a body that does not wait to be asked for",
                                head("Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}"))
                        .answered(100, 200));
    }

    private static Integer[] hundredTimes200() {
        return Stream.generate(() -> 200).limit(100).toArray(Integer[]::new);
    }

    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }
}
