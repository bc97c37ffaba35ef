package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.post;

import java.util.stream.Stream;

/** Bodies that are no JSON object, in ASCII. Each is refused, and the connection goes on. */
final class OddJson {

    private OddJson() {}

    static Stream<OddRequest> all() {
        return Stream.of(
                        nothing(),
                        otherValues(),
                        otherFormats(),
                        cutShort(),
                        wrongMarks(),
                        behindTheObject(),
                        lenient(),
                        numbers(),
                        strings(),
                        blanks(),
                        tooMuch())
                .flatMap(kind -> kind);
    }

    private static OddRequest body(String name, String body) {
        return OddRequest.of("JSON: " + name, post(body)).answered(400);
    }

    private static OddRequest value(String name, String value) {
        return body(name, "{\"a\":" + value + "}");
    }

    private static Stream<OddRequest> nothing() {
        return Stream.of(body("an empty body", ""), body("spaces", "     "), body("line ends and tabs", "\r\n\t\r\n"));
    }

    private static Stream<OddRequest> otherValues() {
        return Stream.of(
                body("null", "null"),
                body("true", "true"),
                body("a number", "42"),
                body("a string", "\"text\""),
                body("an empty array", "[]"),
                body("an array of objects", "[{\"a\":1},{\"a\":2}]"));
    }

    private static Stream<OddRequest> otherFormats() {
        return Stream.of(
                body("text", "the employee has left"),
                body("XML", "<?xml version=\"1.0\"?><event/>"),
                body("HTML", "<!doctype html><title>x</title>"),
                body("a form", "a=1&b=2"),
                body("YAML", "a: 1\nb:\n  - 2\n"),
                body("a Python dictionary", "{'a': None, 'b': True}"),
                body("JSONP", "callback({\"a\":1});"),
                body("a JavaScript expression", "({\"a\":1})"),
                body("an anti-hijacking prefix", ")]}',\n{\"a\":1}"),
                body("JSON lines", "{\"a\":1}\n{\"a\":2}\n"),
                body("a JSON text sequence", "\u001e{\"a\":1}\n"),
                body("base64", "eyJhIjoxfQ=="),
                body("a multipart body", "--x\r\nContent-Type: application/json\r\n\r\n{}\r\n--x--\r\n"));
    }

    private static Stream<OddRequest> cutShort() {
        return Stream.of(
                body("cut behind the brace", "{"),
                body("cut in a name", "{\"a"),
                body("cut behind a name", "{\"a\""),
                body("cut behind the colon", "{\"a\":"),
                body("cut in a string", "{\"a\":\"b"),
                body("cut in an escape", "{\"a\":\"\\u12"),
                body("cut in a word", "{\"a\":tru"),
                body("cut behind a value", "{\"a\":1"),
                body("cut behind a comma", "{\"a\":1,"),
                body("cut in an array", "{\"a\":[1,2"),
                body("an object within not closed", "{\"a\":{\"b\":1}"));
    }

    private static Stream<OddRequest> wrongMarks() {
        return Stream.of(
                body("only a closing brace", "}"),
                body("a bracket for a brace", "{\"a\":1]"),
                body("a brace for a bracket", "{\"a\":[1}}"),
                body("no colon", "{\"a\" 1}"),
                body("two colons", "{\"a\"::1}"),
                body("no comma", "{\"a\":1 \"b\":2}"),
                body("two commas", "{\"a\":1,,\"b\":2}"),
                body("a comma behind the last field", "{\"a\":1,}"),
                body("a comma before the first field", "{,\"a\":1}"),
                body("a comma behind the last element", "{\"a\":[1,]}"),
                body("no value", "{\"a\":}"),
                body("a number for a name", "{1:2}"),
                body("null for a name", "{null:2}"),
                body("an object for a name", "{{}:2}"));
    }

    private static Stream<OddRequest> behindTheObject() {
        return Stream.of(
                body("a second object", "{} {}"),
                body("a word behind the object", "{}x"),
                body("a bracket behind the object", "{}]"),
                body("a comma behind the object", "{},"),
                body("a NUL behind the object", "{}\u0000"),
                body("a comment behind the object", "{} // done"));
    }

    private static Stream<OddRequest> lenient() {
        return Stream.of(
                body("a comment before the object", "/* event */{}"),
                body("a comment in the object", "{/* none */}"),
                body("a hash comment", "# event\n{}"),
                body("a name without quotes", "{a:1}"),
                body("a name in single quotes", "{'a':1}"),
                value("a string in single quotes", "'b'"),
                value("NaN", "NaN"),
                value("Infinity", "Infinity"),
                value("-Infinity", "-Infinity"),
                value("undefined", "undefined"),
                value("True", "True"),
                value("NULL", "NULL"));
    }

    private static Stream<OddRequest> numbers() {
        return Stream.of(
                value("a leading zero", "01"),
                value("a leading plus", "+1"),
                value("no digit before the point", ".5"),
                value("no digit behind the point", "1."),
                value("no digit in the exponent", "1e"),
                value("two points", "1.2.3"),
                value("only a minus", "-"),
                value("two minuses", "--1"),
                value("a hexadecimal number", "0x10"),
                value("a number with underscores", "1_000"),
                value("a number of 1,001 digits", "9".repeat(1_001)),
                value("20,000 digits behind the point", "0." + "1".repeat(20_000)),
                value("an exponent of 1,001 digits", "1e" + "9".repeat(1_001)));
    }

    private static Stream<OddRequest> strings() {
        return Stream.of(
                value("a line end in a string", "\"b\nc\""),
                value("a tab in a string", "\"b\tc\""),
                value("a NUL in a string", "\"b\u0000c\""),
                value("the last control character in a string", "\"b\u001fc\""),
                body("a NUL in a name", "{\"a\u0000\":1}"),
                value("an unknown escape", "\"\\x41\""),
                value("an escaped single quote", "\"\\'\""),
                value("an escape that is not hexadecimal", "\"\\uZZZZ\""),
                value("an escaped line end", "\"\\\n\""),
                value("a backslash before the last quote", "\"b\\\""));
    }

    private static Stream<OddRequest> blanks() {
        return Stream.of(
                body("a NUL before the object", "\u0000{}"),
                body("a NUL between two tokens", "{\"abc\"\u0000:1}"),
                body("a vertical tab between two tokens", "{\"abc\":\u000b1}"),
                body("a form feed between two tokens", "{\"abc\":\u000c1}"),
                body("an escape character before the object", "\u001b[0m{}"));
    }

    private static Stream<OddRequest> tooMuch() {
        return Stream.of(
                body("10,000 arrays opened", "[".repeat(10_000)),
                body("10,000 objects opened", "{\"a\":".repeat(10_000)),
                value("10,000 arrays opened and closed", "[".repeat(10_000) + "]".repeat(10_000)),
                body("5,000 objects opened and closed", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000)),
                value("objects and arrays in turn, 10,000 deep", "[{\"b\":".repeat(5_000) + "1" + "}]".repeat(5_000)),
                value("one level more than there may be", nested(TestIngress.MAX_JSON_DEPTH)),
                body("a name of 50,001 characters", "{\"" + "k".repeat(50_001) + "\":1}"));
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
