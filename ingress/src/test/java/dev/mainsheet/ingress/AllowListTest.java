package dev.mainsheet.ingress;

import static dev.mainsheet.ingress.GuardedIngress.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.ingress.http.RawHttp;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** From where requests are taken, over real sockets: every address that begins with 127 is this machine's. */
class AllowListTest {

    private static final String TOKEN = "Authorization: Bearer t\r\n";

    @Test
    void anAddressThatIsNotOnTheListIsRefusedWhateverItSends() throws Exception {
        try (GuardedIngress ingress =
                new GuardedIngress("{port: 0, bearer-tokens: [t], allow-from: [127.0.0.2, 127.0.1.0/24]}")) {
            assertThat(answer(ingress, "127.0.0.2", TOKEN).status()).isEqualTo(200);
            assertThat(answer(ingress, "127.0.1.77", TOKEN).status()).isEqualTo(200);
            assertThat(answer(ingress, "127.0.0.2", "").status()).isEqualTo(401);
            for (String headers : new String[] {TOKEN, "", TOKEN + "X-Forwarded-For: 127.0.0.2\r\n"}) {
                RawHttp.Answer refused = answer(ingress, "127.0.0.3", headers);
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.headers()).containsEntry("content-type", "application/problem+json");
                assertThat(refused.body())
                        .contains("urn:mainsheet:problem:address")
                        .contains("mainsheet.ingress.allow-from")
                        .doesNotContain("127.0");
            }
            assertThat(ingress.refused("address")).isEqualTo(3);
        }
    }

    @Test
    void itLearnsOfNoTenantAndIsNotAskedForItsBody() throws Exception {
        try (GuardedIngress ingress = new GuardedIngress("{port: 0, bearer-tokens: [t], allow-from: 127.0.0.2}");
                RawHttp http = ingress.from("127.0.0.3")) {
            http.send("POST /tenants/nobody/triggers/a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n"
                    + "Content-Length: 900000\r\n\r\n");
            assertThat(http.answer().status()).isEqualTo(403);
            assertThat(http.isClosedByServer()).isTrue();
        }
    }

    @Test
    void itDoesNotGetToReadWhatTheIngressIs() throws Exception {
        String question = "GET /openapi.json HTTP/1.1\r\nHost: h\r\n\r\n";
        try (GuardedIngress ingress = new GuardedIngress("{port: 0, bearer-tokens: [t], allow-from: 127.0.0.2}");
                RawHttp stranger = ingress.from("127.0.0.3");
                RawHttp friend = ingress.from("127.0.0.2")) {
            assertThat(stranger.send(question).answer().status()).isEqualTo(403);
            assertThat(friend.send(question).answer().status()).isEqualTo(200);
        }
    }

    @Test
    void behindATrustedProxyTheClientCounts() throws Exception {
        try (GuardedIngress ingress = new GuardedIngress(
                "{port: 0, bearer-tokens: [t], allow-from: 203.0.113.0/24, trusted-proxies: [127.0.0.9]}")) {
            String forwarded = TOKEN + "X-Forwarded-For: 203.0.113.7\r\n";
            assertThat(answer(ingress, "127.0.0.9", forwarded).status()).isEqualTo(200);
            assertThat(answer(ingress, "127.0.0.8", forwarded).status()).isEqualTo(403);
            assertThat(answer(ingress, "127.0.0.9", TOKEN).status()).isEqualTo(403);
            assertThat(answer(ingress, "127.0.0.9", TOKEN + "X-Forwarded-For: 203.0.113.7, 192.0.2.1\r\n")
                            .status())
                    .isEqualTo(403);
            assertThat(answer(ingress, "127.0.0.9", TOKEN + "X-Forwarded-For: 203.0.113.7, sailpoint.com\r\n")
                            .status())
                    .isEqualTo(403);
            assertThat(answer(ingress, "127.0.0.9", TOKEN + "Forwarded: for=203.0.113.8;proto=https\r\n")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static RawHttp.Answer answer(GuardedIngress ingress, String from, String headers) throws IOException {
        try (RawHttp http = ingress.from(from)) {
            return http.send(post(headers)).answer();
        }
    }
}
