package dev.mainsheet.ingress;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

    private final AtomicReference<List<String>> inForce =
            new AtomicReference<>(List.of("ann:secret", "bob:with:colons:", "zoë:pässwörd"));
    private final BasicCredentials users = new BasicCredentials(inForce::get);

    @ParameterizedTest
    @ValueSource(strings = {"ann:secret", "bob:with:colons:", "zoë:pässwörd"})
    void everyUserInForceIsLetInWithItsPassword(String credentials) {
        assertThat(admits("Basic " + base64(credentials))).isTrue();
    }

    @Test
    void theSchemeIsTakenInAnyCase() {
        assertThat(admits("basic " + base64("ann:secret"))).isTrue();
        assertThat(admits("BASIC  " + base64("ann:secret"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "ann",
                "ann:",
                "ann:secre",
                "ann:secrets",
                "Ann:secret",
                "ann:secret ",
                "ann:SECRET",
                ":secret",
                "bob:with:colons",
                "ann:with:colons:",
                "ann:secret\n",
                "ann:secret\0",
                "secret:ann"
            })
    void noOtherPairIs(String credentials) {
        assertThat(admits("Basic " + base64(credentials))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic %%%",
                "Basic YW5uOnNlY3JldA=",
                "Basic YW5uOnNlY3JldA==x",
                "Basic YW5u OnNl",
                "Basic ann:secret",
                "YW5uOnNlY3JldA==",
                "Bearer YW5uOnNlY3JldA=="
            })
    void whatIsNoBasicHeaderIsNot(String authorization) {
        assertThat(admits(authorization)).isFalse();
    }

    @Test
    void anotherEncodingThanUtf8IsAnotherPassword() {
        String latin = Base64.getEncoder().encodeToString("zoë:pässwörd".getBytes(ISO_8859_1));
        assertThat(admits("Basic " + latin)).isFalse();
    }

    @Test
    void aHeaderThatIsAbsentOrThereTwiceIsNot() {
        String good = "Basic " + base64("ann:secret");
        assertThat(users.admits(List.of())).isFalse();
        assertThat(users.admits(List.of(good, good))).isFalse();
    }

    @Test
    void aUserThatIsTakenOutIsLetInNoMore() {
        inForce.set(List.of("bob:b"));
        assertThat(admits("Basic " + base64("ann:secret"))).isFalse();
        assertThat(admits("Basic " + base64("bob:b"))).isTrue();
    }

    private boolean admits(String authorization) {
        return users.admits(List.of(authorization));
    }

    private static String base64(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }
}
