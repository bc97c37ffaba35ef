package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TriggersTest {

    @Test
    void noTriggerIsListedTwice() {
        assertThat(Triggers.known()).extracting(TriggerKind::id).doesNotHaveDuplicates();
        assertThat(Triggers.known()).extracting(TriggerKind::name).doesNotHaveDuplicates();
    }

    @Test
    void everyIdCanStandInThePathOfTheIngress() {
        assertThat(Triggers.known()).extracting(TriggerKind::id).allMatch(id -> id.matches("[A-Za-z0-9:._-]{1,128}"));
    }

    @Test
    void onlyTheTwoAccessRequestTriggersThatAskExpectAnAnswer() {
        assertThat(Triggers.known().stream()
                        .filter(kind -> kind.interaction() == Interaction.REQUEST_RESPONSE)
                        .map(TriggerKind::id))
                .containsExactlyInAnyOrder("idn:access-request-pre-approval", "idn:access-request-dynamic-approver");
    }

    @Test
    void aKnownTriggerIsFoundByItsId() {
        assertThat(Triggers.find("idn:identity-created"))
                .hasValueSatisfying(kind -> assertThat(kind.name()).isEqualTo("Identity Created"));
    }

    @Test
    void anUnknownTriggerIsNoErrorAndHasTheFallbacks() {
        assertThat(Triggers.find("custom:badge-lost")).isEmpty();
        assertThat(Triggers.subjects("custom:badge-lost")).isEqualTo(Triggers.FALLBACK_SUBJECTS);
        assertThat(Triggers.occurredAt("custom:badge-lost")).isEqualTo(Triggers.FALLBACK_OCCURRED_AT);
    }

    @Test
    void aKnownTriggerNeverUsesTheFallbacks() {
        assertThat(Triggers.subjects("idn:saved-search-complete")).isEmpty();
        assertThat(Triggers.occurredAt("idn:identity-created")).isEmpty();
    }

    @Test
    void everyPathIsOfPlainFieldNamesThatAStreamingPassCanFollow() {
        Stream<List<String>> ofSubjects = Stream.concat(
                        Triggers.known().stream().flatMap(kind -> kind.subjects().stream()),
                        Triggers.FALLBACK_SUBJECTS.stream())
                .flatMap(subject -> Stream.of(subject.id(), subject.name()));
        Stream<List<String>> ofTimes = Stream.concat(
                Triggers.known().stream().map(TriggerKind::id).flatMap(id -> Triggers.occurredAt(id).stream()),
                Triggers.FALLBACK_OCCURRED_AT.stream());

        assertThat(Stream.concat(ofSubjects, ofTimes))
                .allSatisfy(path -> assertThat(path).isNotEmpty().allMatch(name -> name.matches("[A-Za-z_]+")));
    }
}
