package dev.mainsheet.processor.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadExpressionTest {

    private static final String KEY = "mainsheet.routes[2].filter";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.changes[?(@.attribute == 'x'",
                "$[?($.warnings size 1]",
                "$.changes[?(@.attribute === )]",
                "$.changes[?(@.attribute likes 'x')]",
                "$[?($.name =~ /(/)]",
                "$.identity.name == 'john'",
                "$..",
                "$.x[",
                "$.x)",
                "$.x[?(@.y == 'a'))]",
                "identity.name",
                "",
                "$.changes.lenght()",
                "$[?($.changes.lenght() > 1)]",
                "$.changes.append('x')",
            })
    void itIsRefusedByKeyAndText(String expression) {
        assertThatThrownBy(() -> JsonFilter.compile(KEY, expression))
                .isInstanceOf(BadExpressionException.class)
                .hasMessageStartingWith(KEY + ": \"" + expression + "\"")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("null"));
    }

    @Test
    void itSaysWhere() {
        assertThatThrownBy(() -> JsonFilter.compile(KEY, "$[?($.name =~ /(/)]")).hasMessageContaining("position");
        assertThatThrownBy(() -> JsonFilter.compile(KEY, "$[?($.warnings size 1]"))
                .hasMessageContaining("] at position 21 closes nothing");
        assertThatThrownBy(() -> JsonFilter.compile(KEY, "$.x[")).hasMessageContaining("[ at position 3 is not closed");
    }

    @Test
    void anUnknownFunctionIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> JsonFilter.compile(KEY, "$[?($.changes.lenght() > 1)]"))
                .hasMessageContaining("no function lenght()")
                .hasMessageContaining("length");
    }

    @Test
    void whatStandsInQuotesOrPatternsIsNoFunction() throws BadExpressionException {
        JsonFilter.compile(KEY, "$[?($.name == 'a.b(c)' || $.name =~ /x.y(z)/ || $['a.b(c)'] == \"d.e(f)\")]");
    }
}
