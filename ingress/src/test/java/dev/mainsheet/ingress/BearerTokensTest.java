package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokensTest {

    private final AtomicReference<List<String>> inForce = new AtomicReference<>(List.of("first", "second", ""));
    private final BearerTokens tokens = new BearerTokens(inForce::get);

    @ParameterizedTest
    @ValueSource(strings = {"Bearer first", "Bearer second", "bearer first", "BEARER  first", "Bearer first "})
    void everyTokenInForceOpens(String authorization) {
        assertThat(tokens.admits(List.of(authorization))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "first",
                "Bearer",
                "Bearer ",
                "Bearer third",
                "Bearer firs",
                "Bearer firstt",
                "Bearer FIRST",
                "Bearer first second",
                "Bearer first,second",
                "Basic first",
                "Bearerfirst"
            })
    void nothingElseOpens(String authorization) {
        assertThat(tokens.admits(List.of(authorization))).isFalse();
    }

    @Test
    void aRequestWithoutTheHeaderOrWithTwoDoesNotPass() {
        assertThat(tokens.admits(List.of())).isFalse();
        assertThat(tokens.admits(List.of("Bearer first", "Bearer first"))).isFalse();
    }

    @Test
    void aTokenThatIsReplacedClosesAndItsSuccessorOpensAtOnce() {
        inForce.set(List.of("second", "third"));
        assertThat(tokens.admits(List.of("Bearer first"))).isFalse();
        assertThat(tokens.admits(List.of("Bearer second"))).isTrue();
        assertThat(tokens.admits(List.of("Bearer third"))).isTrue();
    }

    @Test
    void withoutAnyTokenNobodyPasses() {
        inForce.set(List.of());
        assertThat(tokens.admits(List.of("Bearer "))).isFalse();
        assertThat(tokens.admits(List.of("Bearer first"))).isFalse();
    }
}
