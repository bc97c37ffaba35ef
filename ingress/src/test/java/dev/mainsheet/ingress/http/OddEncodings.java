package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.post;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.charset.Charset;
import java.util.stream.Stream;

/** Bodies that are not UTF-8. Each is refused, and the connection goes on. */
final class OddEncodings {

    private static final String OBJECT = "{\"name\":\"Zo\u00eb\"}";

    private OddEncodings() {}

    static Stream<OddRequest> all() {
        return Stream.concat(malformed(), otherEncodings());
    }

    /** {@code bytes} as ISO-8859-1, in a string. */
    private static OddRequest inAString(String name, String bytes) {
        return body(name, "{\"a\":\"" + bytes + "\"}");
    }

    private static OddRequest body(String name, String bytes) {
        return OddRequest.of("encoding: " + name, post(bytes)).answered(400);
    }

    private static Stream<OddRequest> malformed() {
        return Stream.of(
                inAString("two bytes announced, one there", "\u00c3"),
                inAString("three bytes announced, two there", "\u00e2\u0082"),
                inAString("four bytes announced, three there", "\u00f0\u009f\u0098"),
                body("cut in a character at the end of the body", "{\"a\":\"\u00f0\u009f"),
                inAString("a continuation that continues nothing", "\u0080"),
                inAString("a slash in two bytes", "\u00c0\u00af"),
                inAString("a NUL in two bytes", "\u00c0\u0080"),
                inAString("a slash in three bytes", "\u00e0\u0080\u00af"),
                inAString("a slash in four bytes", "\u00f0\u0080\u0080\u00af"),
                inAString("a high surrogate", "\u00ed\u00a0\u0080"),
                inAString("a low surrogate", "\u00ed\u00b0\u0080"),
                inAString("a pair of surrogates", "\u00ed\u00a0\u00bd\u00ed\u00b8\u0080"),
                inAString("behind the last character", "\u00f4\u0090\u0080\u0080"),
                inAString("a character in five bytes", "\u00f8\u0088\u0080\u0080\u0080"),
                inAString("the byte FE", "\u00fe"),
                inAString("the byte FF", "\u00ff"),
                body("in a name", "{\"\u00ff\":1}"),
                body("before the object", "\u00ff{}"),
                body("behind the object", "{}\u00ff"),
                body("half a byte order mark", "\u00ef\u00bb{}"));
    }

    private static Stream<OddRequest> otherEncodings() {
        return Stream.of(
                in("ISO-8859-1"),
                in("windows-1252"),
                in("UTF-16LE"),
                in("UTF-16BE"),
                in("UTF-16"),
                body("UTF-16LE with a byte order mark", "\u00ff\u00fe" + latin1(encoded("UTF-16LE"))),
                in("UTF-32LE"),
                in("UTF-32BE"),
                body("UTF-32LE with a byte order mark", "\u00ff\u00fe\u0000\u0000" + latin1(encoded("UTF-32LE"))),
                in("GB18030"),
                in("IBM037"),
                body("UTF-7", "+AHsAfQ-"),
                body("a byte order mark alone", "\u00ef\u00bb\u00bf"),
                body("two byte order marks", "\u00ef\u00bb\u00bf\u00ef\u00bb\u00bf{}"),
                body("a byte order mark behind a space", " \u00ef\u00bb\u00bf{}"),
                body("a no-break space before the object", "\u00c2\u00a0{}"),
                body("a line separator between two tokens", "{\"a\":\u00e2\u0080\u00a81}"),
                body("typographic quotes", "{\u00e2\u0080\u009ca\u00e2\u0080\u009d:1}"));
    }

    private static OddRequest in(String charset) {
        return body(charset, latin1(encoded(charset)));
    }

    private static byte[] encoded(String charset) {
        return OBJECT.getBytes(Charset.forName(charset));
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }
}
