package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestMarksTest {

    private static final String PATH = "/triggers/idn:identity-created";

    @ParameterizedTest
    @CsvSource({
        "X-Trial, 1, true",
        "X-Trial, '', true",
        "X-Trial, false, true",
        "X-Stage: test, test, true",
        "X-Stage: test, ' test ', true",
        "X-Stage:test, test, true",
        "X-Stage: test, Test, false",
        "X-Stage: test, tested, false",
        "'X-Stage:', '', true",
        "'X-Stage:', a, false",
        "X-Stage: a:b, a:b, true"
    })
    void aHeaderMarksByBeingThereOrByItsValue(String mark, String value, boolean marked) {
        HeaderMark header = HeaderMark.parse(mark);
        RequestHead head = new RequestHead(
                "POST", PATH, name -> name.equals(header.name()) ? List.of(value) : List.of(), Optional::empty);
        assertThat(new TestMarks(Optional.of(header), List.of()).on(head)).isEqualTo(marked);
    }

    @Test
    void ofAHeaderGivenTwiceOneMatchIsEnough() {
        RequestHead head = new RequestHead("POST", PATH, name -> List.of("live", "test"), Optional::empty);
        assertThat(HeaderMark.parse("X-Stage: test").on(head)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ": test", "X Trial", "X-Träl", "X-Trial/1: a"})
    void whatNamesNoHeaderIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> HeaderMark.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("such as X-Mainsheet-Test");
    }

    @ParameterizedTest
    @CsvSource({
        "/tenants/sandbox/triggers/idn:identity-created, true",
        "/tenants/%73andbox/triggers/idn%3Aidentity-created, true",
        "/tenants/sandbox2/triggers/idn:identity-created, false",
        "/triggers/trial:anything, true",
        "/triggers/idn:identity-created, false"
    })
    void aPathMarksHoweverItIsEncodedAndNoOtherDoes(String path, boolean marked) {
        TestMarks marks = new TestMarks(
                Optional.empty(), List.of(new TriggerGlob("/tenants/sandbox/*"), new TriggerGlob("/triggers/trial:*")));
        assertThat(marks.on(new RequestHead("POST", path, name -> List.of(), Optional::empty)))
                .isEqualTo(marked);
    }

    @Test
    void withoutMarksNothingIsMarked() {
        assertThat(TestMarks.NONE.on(new RequestHead("POST", PATH, name -> List.of("1"), Optional::empty)))
                .isFalse();
    }
}
