package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Problem;
import dev.mainsheet.ingress.Problems;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;

/**
 * Heads that can be decoded and yet are refused: a proxy in front may see another end of the body, another host or another
 * protocol in them than we do, and let through what it should not (RFC 9112, sections 2.3, 3.2 and 6).
 */
final class HeadRules {

    private HeadRules() {}

    /** The refusal of {@code head}, if it breaks a rule. */
    static Optional<Problem> refusal(HttpRequest head) {
        boolean kept = versionIsSpoken(head) && framingIsPlain(head.headers()) && hostIsOne(head);
        return kept ? Optional.empty() : Optional.of(Problems.malformedRequest());
    }

    /** Compared as Vert.x does: HTTP/01.1 equals HTTP/1.1 and is another object, which it answers with a bare 501. */
    private static boolean versionIsSpoken(HttpRequest head) {
        HttpVersion version = head.protocolVersion();
        return version == HttpVersion.HTTP_1_1 || version == HttpVersion.HTTP_1_0;
    }

    /** Chunked and nothing else, or a length: with any other transfer coding the decoder would see no body at all. */
    private static boolean framingIsPlain(HttpHeaders headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || codings.size() == 1
                        && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0))
                        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH);
    }

    private static boolean hostIsOne(HttpRequest head) {
        int hosts = head.headers().getAll(HttpHeaderNames.HOST).size();
        return hosts == 1 || hosts == 0 && head.protocolVersion() == HttpVersion.HTTP_1_0;
    }
}
