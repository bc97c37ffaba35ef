package dev.mainsheet.egress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExcerptTest {

    private static String excerpt(String body) {
        return Excerpt.of(body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void itIsOneLineWithoutControlCharacters() {
        assertThat(excerpt(" {\r\n\t\"message\": \"no\u0000 such\u001b[31m field\"\n} "))
                .isEqualTo("{ \"message\": \"no such [31m field\" }");
    }

    @Test
    void addressesOfPeopleAreTakenOut() {
        assertThat(excerpt("{\"error\":\"no user ann.lee+x@example.com\"}"))
                .isEqualTo("{\"error\":\"no user ***@***\"}");
    }

    @Test
    void credentialsAreTakenOut() {
        assertThat(excerpt("bad header Authorization: Bearer abc.def-123, sorry"))
                .isEqualTo("bad header Authorization: Bearer ***, sorry");
    }

    @Test
    void itIsBounded() {
        assertThat(excerpt("x".repeat(10_000))).hasSize(301).endsWith("x…");
    }

    @Test
    void bytesThatAreNoTextDoNoHarm() {
        assertThat(Excerpt.of(new byte[] {'a', (byte) 0xff, (byte) 0xc0, 'b'})).isEqualTo("a\ufffd\ufffdb");
    }
}
