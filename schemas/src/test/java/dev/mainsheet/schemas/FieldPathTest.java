package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {

    private static final List<String> ID = List.of("requestedFor", "id");

    @Test
    void aFieldIsFoundInAnObject() {
        assertThat(FieldPath.text(Json.tree("{\"requestedFor\":{\"id\":\"7a\"}}"), ID))
                .contains("7a");
    }

    @Test
    void anArrayOnTheWayStandsForItsFirstElement() {
        assertThat(FieldPath.text(Json.tree("{\"requestedFor\":[{\"id\":\"7a\"},{\"id\":\"8b\"}]}"), ID))
                .contains("7a");
    }

    @Test
    void theSecondElementOfAnArrayNeverStandsInForTheFirst() {
        assertThat(FieldPath.text(Json.tree("{\"requestedFor\":[{\"name\":\"no id\"},{\"id\":\"8b\"}]}"), ID))
                .isEmpty();
    }

    @Test
    void aWholeNumberIsTakenAsItsDigits() {
        assertThat(FieldPath.text(Json.tree("{\"requestedFor\":{\"id\":12345678901234567890123}}"), ID))
                .contains("12345678901234567890123");
        assertThat(FieldPath.text(Json.tree("{\"requestedFor\":{\"id\":42}}"), ID))
                .contains("42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"requestedFor\":null}",
                "{\"requestedFor\":\"7a\"}",
                "{\"requestedFor\":[]}",
                "{\"requestedFor\":[[{\"id\":\"7a\"}]]}",
                "{\"requestedFor\":{}}",
                "{\"requestedFor\":{\"id\":null}}",
                "{\"requestedFor\":{\"id\":\"\"}}",
                "{\"requestedFor\":{\"id\":\"  \"}}",
                "{\"requestedFor\":{\"id\":true}}",
                "{\"requestedFor\":{\"id\":4.2}}",
                "{\"requestedFor\":{\"id\":{\"id\":\"7a\"}}}",
                "{\"requestedFor\":{\"id\":[\"7a\"]}}"
            })
    void whatIsNoTextIsNotThere(String body) {
        assertThat(FieldPath.text(Json.tree(body), ID)).isEmpty();
    }
}
