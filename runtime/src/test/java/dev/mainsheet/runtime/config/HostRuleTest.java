package dev.mainsheet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {

    @ParameterizedTest
    @CsvSource({
        "iiq.example.com, iiq.example.com",
        "iiq.example.com, IIQ.Example.COM",
        "example.com, iiq.example.com",
        ".example.com, iiq.example.com",
        "10.0.0.7, 10.0.0.7",
        "10.0.0.0/8, 10.1.2.3",
        "2001:db8::/32, [2001:db8::1]",
        "*, anything.at.all"
    })
    void coversWhatItNames(String rule, String host) {
        assertThat(HostRule.parse(rule).covers(host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, notexample.com",
        ".example.com, example.com",
        "iiq.example.com, example.com",
        "10.0.0.0/8, 11.0.0.1",
        "10.0.0.0/8, ten.example.com"
    })
    void coversNothingElse(String rule, String host) {
        assertThat(HostRule.parse(rule).covers(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://x", "a b", "x:8080", "*.example.com", "10.0.0.1/8", "", "..", "a..b"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> HostRule.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
