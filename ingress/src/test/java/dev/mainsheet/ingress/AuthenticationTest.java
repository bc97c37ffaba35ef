package dev.mainsheet.ingress;

import static dev.mainsheet.ingress.GuardedIngress.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.ingress.http.RawHttp;
import dev.mainsheet.runtime.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who gets in, over real sockets. */
class AuthenticationTest {

    @Test
    void tokensAndUsersAreInForceTogether() throws Exception {
        try (GuardedIngress ingress =
                new GuardedIngress("{port: 0, bearer-tokens: [t1, t2], basic-users: ['ann:a', 'bob:b']}")) {
            assertThat(status(ingress, "Bearer t2")).isEqualTo(200);
            assertThat(status(ingress, basic("ann:a"))).isEqualTo(200);
            assertThat(status(ingress, basic("bob:b"))).isEqualTo(200);
            assertThat(status(ingress, basic("ann:b"))).isEqualTo(401);
            assertThat(status(ingress, "Bearer ann:a")).isEqualTo(401);
            assertThat(status(ingress, "Basic t1")).isEqualTo(401);
        }
    }

    @Test
    void a401SaysEverySchemeInForceAndNoOther() throws Exception {
        assertThat(challenge("{port: 0, bearer-tokens: [t]}")).isEqualTo("Bearer realm=\"mainsheet\"");
        assertThat(challenge("{port: 0, basic-users: ['u:p']}"))
                .isEqualTo("Basic realm=\"mainsheet\", charset=\"UTF-8\"");
        assertThat(challenge("{port: 0, bearer-tokens: [t], basic-users: ['u:p']}"))
                .isEqualTo("Bearer realm=\"mainsheet\", Basic realm=\"mainsheet\", charset=\"UTF-8\"");
    }

    private static String challenge(String config) throws StartException, IOException {
        try (GuardedIngress ingress = new GuardedIngress(config);
                RawHttp http = ingress.from("127.0.0.1")) {
            RawHttp.Answer answer = http.send(post("")).answer();
            assertThat(answer.status()).isEqualTo(401);
            return answer.headers().get("www-authenticate");
        }
    }

    @Test
    void whoeverWaitsToBeToldToSendItsBodyIsRefusedInstead() throws Exception {
        try (GuardedIngress ingress = new GuardedIngress("{port: 0, basic-users: ['u:p']}");
                RawHttp http = ingress.from("127.0.0.1")) {
            http.send("POST /triggers/a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 900000\r\n"
                    + "Authorization: " + basic("u:wrong") + "\r\n\r\n");
            assertThat(http.answer().status()).isEqualTo(401);
            assertThat(http.isClosedByServer()).isTrue();
            assertThat(ingress.registry
                            .get("mainsheet.ingress.bytes.in.flight")
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    @Test
    void aPasswordIsChangedInItsFileWithoutARestartAndHoldsWhileTheFileIsRuinedEmptyOrGone(@TempDir Path directory)
            throws Exception {
        Path file = Files.writeString(directory.resolve("user"), "ann:before\n");
        try (GuardedIngress ingress = new GuardedIngress("{port: 0, basic-users: ['${file:" + file + "}', 'bob:b']}")) {
            assertThat(status(ingress, basic("ann:before"))).isEqualTo(200);
            Files.writeString(file, "ann:after\n");
            await().untilAsserted(() ->
                    assertThat(status(ingress, basic("ann:after"))).isEqualTo(200));
            assertThat(status(ingress, basic("ann:before"))).isEqualTo(401);

            Files.writeString(file, "ann");
            assertHolds(ingress);
            Files.writeString(file, "");
            assertHolds(ingress);
            Files.delete(file);
            assertHolds(ingress);
            Files.writeString(file, "ann:again");
            await().untilAsserted(() ->
                    assertThat(status(ingress, basic("ann:again"))).isEqualTo(200));
            assertThat(status(ingress, basic("bob:b"))).isEqualTo(200);
        }
    }

    /** For longer than it takes to look at the file again. */
    private static void assertHolds(GuardedIngress ingress) {
        await().during(Duration.ofMillis(1_500))
                .untilAsserted(
                        () -> assertThat(status(ingress, basic("ann:after"))).isEqualTo(200));
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    private static int status(GuardedIngress ingress, String authorization) throws IOException {
        try (RawHttp http = ingress.from("127.0.0.1")) {
            return http.send(post("Authorization: " + authorization + "\r\n"))
                    .answer()
                    .status();
        }
    }
}
