package dev.mainsheet.console.doctor.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.console.doctor.Level;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialFormTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer abc",
                "bearer abc",
                "abc\ndef",
                " abc",
                "abc ",
                "\"abc\"",
                "<token>",
                "abc def",
                "äbc",
                "ab\0c"
            })
    void aTokenThatCannotBeOneIsRedAndNotRepeated(String token) {
        assertThat(CredentialForm.problem("listener hr", Optional.of(token))).hasValueSatisfying(finding -> {
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.detail() + finding.remedy())
                    .doesNotContain("abc")
                    .doesNotContain("äbc");
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "eyJhbGciOi.J9-_.x~+/==", "mw_live_0123"})
    void anyFormOfBearerTokenIsTaken(String token) {
        assertThat(CredentialForm.problem("listener hr", Optional.of(token))).isEmpty();
    }

    @Test
    void noTokenIsYellowAndSaysWhatThatCosts() {
        assertThat(CredentialForm.problem("listener hr", Optional.empty())).hasValueSatisfying(finding -> {
            assertThat(finding.status()).isEqualTo(Level.YELLOW);
            assertThat(finding.detail()).contains("one request in 10 s");
        });
    }
}
