package dev.mainsheet.ingress.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.ingress.body.BodyPath.Step;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyPathTest {

    @Test
    void definitePathsAreRead() {
        assertThat(BodyPath.parse("$.a")).isEqualTo(path(false, new Step("a", 0)));
        assertThat(BodyPath.parse("$.employee.id")).isEqualTo(path(false, new Step("employee", 0), new Step("id", 0)));
        assertThat(BodyPath.parse("$.a[0].b")).isEqualTo(path(false, new Step("a", 0), new Step("b", 0)));
        assertThat(BodyPath.parse("$.a[12]")).isEqualTo(path(true, new Step("a", 12)));
        assertThat(BodyPath.parse("$['a']")).isEqualTo(path(false, new Step("a", 0)));
        assertThat(BodyPath.parse("$[\"a b.c\"][3].d-e"))
                .isEqualTo(path(false, new Step("a b.c", 3), new Step("d-e", 0)));
    }

    private static BodyPath path(boolean intoArray, Step... steps) {
        return new BodyPath(List.of(steps), intoArray);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "a",
                "a.b",
                "$a",
                "$.",
                "$.a.",
                "$..a",
                "$.*",
                "$.a[*]",
                "$.a[-1]",
                "$.a[0:2]",
                "$.a[0,1]",
                "$.a[?(@.b)]",
                "$[0].a",
                "$.a[0][1]",
                "$.a.length()",
                "$['a','b']",
                "$.a b",
                "$.a[99999]",
                "@.a",
                " $.a"
            })
    void whatNamesNoSinglePlaceIsRefusedWithTheRemedy(String path) {
        assertThatThrownBy(() -> BodyPath.parse(path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + path + "\"")
                .hasMessageContaining("$.a[0].b");
    }
}
