package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryIdTest {

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of("e1/hr", new DeliveryId("e1", OptionalInt.empty(), null, "hr")),
                Arguments.of("e1#2/hr", new DeliveryId("e1", OptionalInt.of(2), null, "hr")),
                Arguments.of("e1~r-7/hr", new DeliveryId("e1", OptionalInt.empty(), "r-7", "hr")),
                Arguments.of("e1#2~r-7/hr", new DeliveryId("e1", OptionalInt.of(2), "r-7", "hr")));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void anIdIsWrittenAndReadInOneForm(String text, DeliveryId id) {
        assertThat(id).hasToString(text);
        assertThat(DeliveryId.parse(text)).isEqualTo(id);
    }

    @Test
    void anotherListenerASplitAndAReplayAreOtherDeliveriesOfOneEvent() {
        assertThat(forms().map(form -> (DeliveryId) form.get()[1]).distinct()).hasSize(4);
        assertThat(DeliveryId.of("e1", null, "hr")).isNotEqualTo(DeliveryId.of("e1", null, "it"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "e1",
                "/hr",
                "e1/",
                "e1//hr",
                "e1/hr/it",
                "#2/hr",
                "e1#/hr",
                "e1#two/hr",
                "e1#-2/hr",
                "e1#1234567/hr",
                "e1~/hr",
                "~r-7/hr",
                "e1~r-7#2/hr"
            })
    void whatIsOfAnotherFormIsRefusedAndShown(String text) {
        assertThatThrownBy(() -> DeliveryId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }
}
