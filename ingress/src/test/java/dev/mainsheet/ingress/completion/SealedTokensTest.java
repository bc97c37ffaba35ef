package dev.mainsheet.ingress.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealedTokensTest {

    private static final Grant GRANT = grant("https://acme.api.identitynow.com/beta/trigger-invocations/7/complete");

    private final SealedTokens tokens = tokens(1);

    @Test
    void whatWasSealedOpensOnAnyInstanceWithTheSameKey() {
        String token = tokens.seal(GRANT).orElseThrow();
        assertThat(tokens(1).open(token)).contains(GRANT);
    }

    @Test
    void anotherKeyOpensNothing() {
        assertThat(tokens(2).open(tokens.seal(GRANT).orElseThrow())).isEmpty();
    }

    @Test
    void aTokenThatWasChangedAnywhereOpensNothing() {
        byte[] token = Base64.getUrlDecoder().decode(tokens.seal(GRANT).orElseThrow());
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            assertThat(tokens.open(Base64.getUrlEncoder().encodeToString(changed)))
                    .as("byte %d", i)
                    .isEmpty();
        }
    }

    @Test
    void whatIsNoTokenOpensNothing() {
        for (String none : new String[] {"", "AQ", "!", "AQ==", "A".repeat(3_000), "../triggers/a"}) {
            assertThat(tokens.open(none)).as(none).isEmpty();
        }
    }

    @Test
    void aTokenIsMadeOfCharactersThatStandInAUrlAndTellsNothing() {
        String token = tokens.seal(GRANT).orElseThrow();
        assertThat(token)
                .matches("[A-Za-z0-9_-]+")
                .isNotEqualTo(tokens.seal(GRANT).orElseThrow());
        assertThat(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.ISO_8859_1))
                .doesNotContain("hush")
                .doesNotContain("acme");
    }

    @Test
    void aGrantThatWouldNotFitARequestLineIsNotSealed() {
        assertThat(tokens.seal(grant("https://acme.api.identitynow.com/" + "x".repeat(SealedTokens.MAX_LENGTH))))
                .isEmpty();
    }

    @Test
    void nothingThatOpensAnInvocationIsPrinted() {
        Completion completion = Completion.of(GRANT, "token", new Answer.Failed("why"));
        assertThat(GRANT.toString() + completion)
                .doesNotContain("hush")
                .doesNotContain("acme")
                .doesNotContain("token");
    }

    private static Grant grant(String url) {
        return new Grant(
                "default", "idn:asks", "e-1", URI.create(url), "hush", Instant.parse("2026-11-24T09:00:00.123Z"));
    }

    private static SealedTokens tokens(int key) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) key;
        return new SealedTokens(bytes, new SecureRandom());
    }
}
