package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriggerGlobTest {

    @ParameterizedTest
    @CsvSource({
        "*, idn:identity-created",
        "idn:identity-*, idn:identity-created",
        "idn:identity-*, idn:identity-",
        "idn:identity-created, idn:identity-created",
        "*created, idn:identity-created",
        "idn:*-c*d, idn:account-correlated",
        "*-account-*, idn:source-account-created",
        "**, x",
    })
    void itMatchesAnyRunOfCharactersForAStar(String pattern, String trigger) {
        assertThat(new TriggerGlob(pattern).matches(trigger)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "idn:identity-*, idn:account-created",
        "idn:identity-created, idn:identity-created-2",
        "idn:identity-created, xidn:identity-created",
        "idn.identity-created, idn:identity-created",
        "idn:IDENTITY-*, idn:identity-created",
        "*-created, idn:identity-created-2",
        "a*a, a",
    })
    void allElseStandsForItself(String pattern, String trigger) {
        assertThat(new TriggerGlob(pattern).matches(trigger)).isFalse();
    }
}
