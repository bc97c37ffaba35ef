package dev.mainsheet.ingress.http;

import static dev.mainsheet.ingress.http.TestIngress.PATH;

import java.util.stream.Stream;

/** Paths that are none of a trigger's, and methods other than POST. Refused, and the connection goes on. */
final class OddPaths {

    private OddPaths() {}

    static Stream<OddRequest> all() {
        return Stream.of(paths(), segments(), tenants(), targets(), methods()).flatMap(kind -> kind);
    }

    private static OddRequest target(String target) {
        String shown = target.length() > 60 ? target.substring(0, 40) + "... of " + target.length() : target;
        return OddRequest.of("path: " + shown, "POST " + target + " HTTP/1.1\r\nHost: h\r\n\r\n")
                .answered(404);
    }

    private static Stream<OddRequest> paths() {
        return Stream.of(
                        "/",
                        "//",
                        "/triggers",
                        "/triggers/",
                        "/triggers//",
                        "//triggers/a",
                        "/triggers//a",
                        "/triggers/a/",
                        "/triggers/a//",
                        "/triggers/a/b",
                        "/TRIGGERS/a",
                        "/trigger/a",
                        "/triggers/a/../b",
                        "/triggers/../triggers/a",
                        "/./triggers/a",
                        "/triggers/./a",
                        "/x/../triggers/a",
                        "/%74riggers/a",
                        "/triggers%2Fa",
                        "/triggers%2fa",
                        "\\triggers\\a",
                        "/triggers\\a",
                        "/;/triggers/a",
                        "/triggers;x/a",
                        "/triggers/..;/a",
                        "/..%2f..%2fetc%2fpasswd",
                        "/favicon.ico",
                        "/health/ready",
                        "/metrics",
                        "/actuator/env",
                        "/.git/config",
                        "/?/triggers/a",
                        "/#/triggers/a",
                        "/triggers/a#b")
                .map(OddPaths::target);
    }

    private static Stream<OddRequest> segments() {
        return Stream.of(
                        "a%2Fb",
                        "a%2fb",
                        "..%2fa",
                        "%2e%2e%2fa",
                        "a%5Cb",
                        "a\\b",
                        "%00",
                        "a%00",
                        "a%0a",
                        "a%0d%0aX:%20y",
                        "a%20",
                        "%",
                        "%4",
                        "a%",
                        "%zz",
                        "%-1",
                        "%+1",
                        "%u0041",
                        "%c3%a4",
                        "%ff",
                        "%c0%af",
                        "\u00e4",
                        "\u00c3\u00a4",
                        "%2541",
                        "%252e%252e",
                        "%25zz",
                        "a;b",
                        "a;b=c",
                        "a%3Bb",
                        "a,b",
                        "a+b",
                        "a~b",
                        "a@b",
                        "a!b",
                        "a*",
                        "(a)",
                        "a=b",
                        "a&b",
                        "$a",
                        "'a'",
                        "\"a\"",
                        "<a>",
                        "{a}",
                        "[a]",
                        "a|b",
                        "a^b",
                        "`a`",
                        "${jndi:ldap://x/y}",
                        "%24%7bjndi:x%7d",
                        "a\u0000b",
                        "a\u0001b",
                        "a\u007fb",
                        "x".repeat(129),
                        "%61".repeat(129),
                        "x".repeat(1_000))
                .map(segment -> target("/triggers/" + segment));
    }

    private static Stream<OddRequest> tenants() {
        return Stream.of(
                        "/tenants",
                        "/tenants/",
                        "/tenants/open",
                        "/tenants/open/",
                        "/tenants/open/triggers",
                        "/tenants/open/triggers/",
                        "/tenants//triggers/a",
                        "/tenants/nobody/triggers/a",
                        "/tenants/OPEN/triggers/a",
                        "/tenants/open%20/triggers/a",
                        "/tenants/open%00/triggers/a",
                        "/tenants/./triggers/a",
                        "/tenants/../triggers/a",
                        "/tenants/%2e%2e/triggers/a",
                        "/tenants/open%2Ftriggers/a",
                        "/tenants/open/triggers/a/b",
                        "/tenants/open/tenants/open/triggers/a",
                        "/tenants/" + "o".repeat(65) + "/triggers/a",
                        "/triggers/a/tenants/open")
                .map(OddPaths::target);
    }

    private static Stream<OddRequest> targets() {
        return Stream.of(
                        "*",
                        "h",
                        "h:80",
                        "h/triggers/a",
                        "triggers/a",
                        "http://h",
                        "http://h/",
                        "http://h/a",
                        "http:///a",
                        "http:triggers/a",
                        "file:///etc/passwd",
                        "javascript:x",
                        "?",
                        "#",
                        "%2Ftriggers%2Fa")
                .map(OddPaths::target);
    }

    private static Stream<OddRequest> methods() {
        return Stream.of(
                        "GET",
                        "HEAD",
                        "PUT",
                        "PATCH",
                        "DELETE",
                        "OPTIONS",
                        "TRACE",
                        "CONNECT",
                        "PRI",
                        "PROPFIND",
                        "M-SEARCH",
                        "BREW",
                        "post",
                        "Post",
                        "POSTS",
                        "POS",
                        "P",
                        "P!ST",
                        "X".repeat(1_000))
                .map(method -> OddRequest.of(
                                "method: " + method.substring(0, Math.min(method.length(), 20)),
                                method + " " + PATH + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer token\r\n\r\n")
                        .answered(405));
    }
}
