package dev.mainsheet.ingress.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/** Makes up requests: most of them nearly right, each wrong in some other way. The same seed makes the same ones. */
final class RandomRequests {

    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "PUT",
            "PATCH",
            "DELETE",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PRI",
            "post",
            "P\u00d6ST",
            "P(ST",
            "");
    private static final List<String> IDS = List.of(
            "idn:identity-created",
            "idn:source-created",
            "acme:odd._-id",
            ".",
            "..",
            "...",
            ":",
            "-",
            "x".repeat(128),
            "x".repeat(129),
            "x".repeat(5_000),
            "a b",
            "\u00e4",
            "%",
            "%4",
            "%zz",
            "%00",
            "%2f",
            "%2e%2e%2fetc",
            "%c3%a4",
            "%25zz",
            "a?b=c",
            "a#b",
            "a;b",
            "a\\b",
            "a/b",
            "",
            "${jndi:x}",
            "\"",
            "\u0000");
    private static final List<String> PREFIXES = List.of(
            "/tenants/default/triggers/",
            "/tenants/open/triggers/",
            "/tenants/nobody/triggers/",
            "/tenants//triggers/",
            "/tenants/%6fpen/triggers/",
            "//triggers/",
            "/./triggers/",
            "/triggers/../triggers/",
            "/TRIGGERS/",
            "triggers/",
            "http://h/triggers/",
            "http://[/triggers/",
            "*",
            "",
            "/",
            "?/triggers/",
            "#");
    private static final List<String> VERSIONS =
            List.of("HTTP/1.0", "HTTP/2.0", "HTTP/9.9", "http/1.1", "HTTP/1.10", "HTTP/", "SPDY", "");
    private static final List<String> HEADERS = List.of(
            "Content-Type: application/json",
            "content-type: APPLICATION/JSON; charset=UTF-8",
            "Content-Type: text/plain",
            "Content-Type: application/json; charset=latin1",
            "Content-Type: ;;;",
            "Content-Type:",
            "Content-Type: \u00ff",
            "Content-Encoding: gzip",
            "Content-Encoding: identity",
            "Content-Encoding: ,",
            "Accept-Encoding: gzip, br;q=x",
            "Transfer-Encoding: gzip",
            "Transfer-Encoding: identity",
            "Transfer-Encoding: chunked, chunked",
            "Content-Length: 0",
            "Content-Length: 7",
            "Content-Length: 2, 2",
            "Content-Length: +2",
            "Content-Length:",
            "Expect: 100-continue",
            "Expect: a miracle",
            "Connection: close",
            "Connection: upgrade",
            "Upgrade: h2c",
            "Upgrade: websocket",
            "HTTP2-Settings: AAMAAABkAAQAAP__",
            "Sec-WebSocket-Key: x",
            "Host: other",
            "Authorization: Bearer wrong",
            "Authorization: Basic dG9rZW4=",
            "Authorization: Bearer",
            "Authorization: \u00ff",
            "traceparent: nonsense",
            "traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "Idempotency-Key: \u00ff\u00fe",
            "X-Odd: " + "x".repeat(3_000),
            "X-Many: " + "x".repeat(9_000),
            "X-Huge: " + "x".repeat(40_000),
            "X-Nul: a\u0000b",
            "X Space: 1",
            ": nameless",
            "no colon",
            " folded: 1",
            "\u00dc: 1",
            "X-Bare: a\rb",
            "X(: 1");
    private static final List<String> BODIES = List.of(
            "{}",
            " {} ",
            "{\"identity\":{\"id\":\"1\"}}",
            "{\"identity\":{\"id\":\"1\"},\"identity\":{\"id\":2}}",
            "{\"id\":\"a\",\"id\":null,\"id\":[]}",
            "{\"a\":",
            "{\"a",
            "{\"a\":\"\\u12",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\x\"}",
            "[1,2]",
            "\"text\"",
            "not json",
            "a=b&c=d",
            "{} {}",
            "{\"a\":1,}",
            "{\"n\":1e999999}",
            "{\"n\":-1e-999999}",
            "{\"n\":1e99999999999}",
            "{\"n\":NaN}",
            "{\"n\":01}",
            "{\"n\":" + "9".repeat(2_000) + "}",
            "{\"n\":0." + "1".repeat(20_000) + "}",
            "{\"a\":\"\u0000\"}",
            "\u0000{}",
            "{}\u0000",
            "{\"a\":\"\u00c3\u0028\"}",
            "{\"a\":\"\u00ed\u00a0\u0080\"}",
            "{\"a\":\"\u00f0\u009f\"}",
            "{\"\u00ff\":1}",
            "\u00ef\u00bb\u00bf{}",
            "\u00fe\u00ff\u0000{\u0000}",
            "[".repeat(10_000),
            "{\"a\":".repeat(5_000),
            "{\"a\":".repeat(1_200) + "1" + "}".repeat(1_200),
            "{\"" + "k".repeat(60_000) + "\":1}",
            "{\"a\":\"" + "v".repeat(TestIngress.MAX_BODY_BYTES - 8) + "\"}",
            "{\"a\":\"" + "v".repeat(TestIngress.MAX_BODY_BYTES - 7) + "\"}",
            "");

    private final Random random;

    RandomRequests(long seed) {
        random = new Random(seed);
    }

    /**
     * One request.
     *
     * @param head whether its method is HEAD, whose answer has no body
     * @param whole whether nothing is missing that the server has to wait for
     */
    record Request(byte[] bytes, boolean head, boolean whole) {}

    Request next() {
        String method = once(8) ? pick(METHODS) : "POST";
        String version = once(40) ? pick(VERSIONS) : "HTTP/1.1";
        String id = once(2) ? pick(IDS) : IDS.get(0);
        String head = method + " " + path(id) + " " + version + "\r\n" + headers();
        byte[] body = body();
        boolean whole = !once(500);
        byte[] bytes = !whole && once(8) ? latin1(head) : withBody(head, body, whole);
        return new Request(bytes, method.equals("HEAD"), whole);
    }

    private String path(String id) {
        String prefix = once(4) ? pick(PREFIXES) : "/triggers/";
        return prefix + (once(6) ? escaped(id) : id) + (once(10) ? "?a=%zz" : "");
    }

    private String headers() {
        StringBuilder headers = new StringBuilder(once(20) ? "" : "Host: h\r\n");
        if (!once(10)) {
            headers.append("Authorization: Bearer ")
                    .append(once(10) ? "tok" : "token")
                    .append("\r\n");
        }
        for (int more = once(2) ? random.nextInt(4) : 0; more > 0; more--) {
            String header = pick(HEADERS) + "\r\n";
            headers.append(once(8) ? header + header : header);
        }
        return headers.toString();
    }

    /** Unless {@code whole}, less comes than is promised: seldom, for the server waits for the rest until its time-out. */
    private byte[] withBody(String head, byte[] body, boolean whole) {
        if (once(5)) {
            return joined(latin1(head + "Transfer-Encoding: chunked\r\n\r\n"), chunked(body, whole));
        }
        String length = whole ? length(body) : "Content-Length: " + (body.length + 1 + random.nextInt(50)) + "\r\n";
        return joined(latin1(head + length + "\r\n"), body);
    }

    /** Mostly the truth; none, too little, or no number now and then. */
    private String length(byte[] body) {
        return switch (random.nextInt(40)) {
            case 0 -> "";
            case 1 -> "Content-Length: " + body.length / 2 + "\r\n";
            case 2 -> "Content-Length: -1\r\n";
            case 3 -> "Content-Length: many\r\n";
            case 4 -> "Content-Length: 99999999999\r\n";
            case 5 -> "Content-Length: 99999999999999999999\r\n";
            case 6 -> "Content-Length: 0x2\r\n";
            default -> "Content-Length: " + body.length + "\r\n";
        };
    }

    private byte[] chunked(byte[] body, boolean ended) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int at = 0; at < body.length; ) {
            int size = Math.min(body.length - at, 1 + random.nextInt(once(3) ? 10 : 50_000));
            size = Math.max(size, Math.min(body.length - at, body.length / 20));
            String announced = once(100) ? pick(List.of("zz", "-1", "ffffffffff", "")) : Integer.toHexString(size);
            chunks.writeBytes(latin1(announced + (once(10) ? ";ext=\"1\"" : "") + "\r\n"));
            chunks.write(body, at, size);
            chunks.writeBytes(latin1(once(100) ? "xx" : "\r\n"));
            at += size;
        }
        String trailer = once(10) ? pick(HEADERS) + "\r\n" : "";
        chunks.writeBytes(latin1(ended ? "0\r\n" + trailer + "\r\n" : ""));
        return chunks.toByteArray();
    }

    private byte[] body() {
        byte[] body = latin1(once(2) ? pick(BODIES) : BODIES.get(random.nextInt(4)));
        for (int more = once(4) ? random.nextInt(4) : 0; more > 0 && body.length > 0; more--) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        return body;
    }

    /** With one character percent-encoded, or half of it. */
    private String escaped(String id) {
        if (id.isEmpty()) {
            return id;
        }
        int at = random.nextInt(id.length());
        String code = String.format("%%%02x", (int) id.charAt(at));
        return id.substring(0, at) + (once(5) ? code.substring(0, 2) : code) + id.substring(at + 1);
    }

    private boolean once(int in) {
        return random.nextInt(in) == 0;
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static byte[] latin1(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] joined(byte[] head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head);
        all.writeBytes(body);
        return all.toByteArray();
    }
}
