package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.MAX_BODY_BYTES;
import static dev.mainsheet.ingress.http.TestIngress.head;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** What headers say of a body that is not taken. Refused before the body is read, so the connection is closed. */
final class OddContent {

    private OddContent() {}

    static Stream<OddRequest> all() {
        return Stream.of(types(), codings(), bombs(), sizes(), tokens()).flatMap(kind -> kind);
    }

    private static OddRequest with(String header, String body, int status) {
        String shown = header.length() > 60 ? header.substring(0, 60) + "..." : header;
        return OddRequest.of(
                        "content: " + shown.replace("\r\n", ", "),
                        head(header + "\r\nContent-Length: " + body.length() + "\r\n\r\n") + body)
                .answeredAndClosed(status);
    }

    private static Stream<OddRequest> types() {
        return Stream.of(
                        "text/plain",
                        "text/html",
                        "text/xml",
                        "application/xml",
                        "application/yaml",
                        "application/javascript",
                        "application/x-www-form-urlencoded",
                        "multipart/form-data; boundary=x",
                        "application/octet-stream",
                        "application/json-seq",
                        "application/x-ndjson",
                        "application/jsonl",
                        "application/+json",
                        "image/png",
                        "*/*",
                        "json",
                        "",
                        ";;;",
                        "\u00ff",
                        "application/json, text/plain",
                        "application/json\r\nContent-Type: text/plain",
                        "application/json; charset=utf-16",
                        "application/json; charset=utf-32",
                        "application/json; charset=iso-8859-1",
                        "application/json; charset=utf-7",
                        "application/json; charset=",
                        "application/json; charset=utf-8; charset=utf-16")
                .map(type -> with("Content-Type: " + type, "{}", 415));
    }

    private static Stream<OddRequest> codings() {
        return Stream.of(
                        "gzip",
                        "x-gzip",
                        "GZIP",
                        "deflate",
                        "br",
                        "zstd",
                        "compress",
                        "dcb",
                        "aes128gcm",
                        "chunked",
                        "*",
                        "",
                        ",",
                        "identity, gzip",
                        "gzip, identity",
                        "identity\r\nContent-Encoding: br")
                .map(coding -> with("Content-Encoding: " + coding, "{}", 415));
    }

    private static Stream<OddRequest> bombs() {
        byte[] zeros = new byte[20_000_000];
        String bomb = new String(gzipped(zeros), ISO_8859_1);
        String inner = new String(gzipped(gzipped(zeros)), ISO_8859_1);
        return Stream.of(
                with("Content-Encoding: gzip\r\nX-Kind: bomb", bomb, 415),
                with("Content-Encoding: gzip, gzip\r\nX-Kind: bomb in a bomb", inner, 415),
                OddRequest.of(
                                "content: gzip that no header says",
                                head("Content-Length: " + inner.length() + "\r\n\r\n") + inner)
                        .answered(400));
    }

    private static Stream<OddRequest> sizes() {
        String over = "{\"a\":\"" + "x".repeat(MAX_BODY_BYTES) + "\"}";
        return Stream.of(
                size(
                        "one byte more than there may be, announced",
                        "Content-Length: " + (MAX_BODY_BYTES + 1) + "\r\n\r\n"),
                size("19 digits of bytes announced", "Content-Length: 9223372036854775807\r\n\r\n"),
                size("more than there may be, and it comes", "Content-Length: " + over.length() + "\r\n\r\n" + over),
                size("more than there may be, in chunks", "Transfer-Encoding: chunked\r\n\r\n186a9\r\n" + over),
                size(
                        "more than there may be, by a sender that waits to be told",
                        "Expect: 100-continue\r\nContent-Length: 100001\r\n\r\n"));
    }

    private static OddRequest size(String name, String rest) {
        return OddRequest.of("size: " + name, head(rest)).answeredAndClosed(413);
    }

    private static Stream<OddRequest> tokens() {
        return Stream.of(
                        "X-Token: token",
                        "Authorization: Bearer wrong",
                        "Authorization: Bearer",
                        "Authorization:",
                        "Authorization: token",
                        "Authorization: Basic dG9rZW46",
                        "Authorization: Digest token",
                        "Authorization: Bearer token, Bearer token",
                        "Authorization: Bearer tok\u00e9n",
                        "Authorization: Bearer " + "x".repeat(8_000),
                        "Proxy-Authorization: Bearer token",
                        "Cookie: Authorization=Bearer token")
                .map(header -> OddRequest.of(
                                "token: " + header.substring(0, Math.min(50, header.length())),
                                "POST /triggers/a HTTP/1.1\r\nHost: h\r\n" + header + "\r\nContent-Length: 2\r\n\r\n{}")
                        .answeredAndClosed(401));
    }

    private static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }
}
