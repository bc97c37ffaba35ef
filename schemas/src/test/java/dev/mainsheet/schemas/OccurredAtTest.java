package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OccurredAtTest {

    @Test
    void theTimeStandsWhereTheTriggerKeepsIt() {
        assertThat(find(
                        "idn:source-updated",
                        "{\"modified\":\"2026-02-20T14:51:03.266Z\",\"created\":\"2020-01-01T00:00:00Z\"}"))
                .contains(Instant.parse("2026-02-20T14:51:03.266Z"));
    }

    @Test
    void anOffsetIsCountedIn() {
        assertThat(find("sp:form-submitted", "{\"submittedAt\":\"2026-03-06T13:33:48+01:00\"}"))
                .contains(Instant.parse("2026-03-06T12:33:48Z"));
    }

    @Test
    void aTriggerThatIsNotKnownMayHaveATimeOfItsOwn() {
        assertThat(find(
                        "custom:any",
                        "{\"occurredAt\":\"2026-03-06T12:33:48Z\",\"timestamp\":\"2020-01-01T00:00:00Z\"}"))
                .contains(Instant.parse("2026-03-06T12:33:48Z"));
        assertThat(find("custom:any", "{\"occurredAt\":\"yesterday\",\"timestamp\":\"2020-01-01T00:00:00Z\"}"))
                .contains(Instant.parse("2020-01-01T00:00:00Z"));
    }

    @Test
    void whatIsNoTimeIsNotThere() {
        assertThat(find("sp:form-submitted", "{\"submittedAt\":\"last week\"}")).isEmpty();
        assertThat(find("sp:form-submitted", "{\"submittedAt\":null}")).isEmpty();
        assertThat(find("sp:form-submitted", "{}")).isEmpty();
    }

    @Test
    void aTimeInABodyWhoseTriggerHasNoneIsNotTheEvents() {
        assertThat(find("idn:identity-created", "{\"occurredAt\":\"2026-03-06T12:33:48Z\"}"))
                .isEmpty();
    }

    private static Optional<Instant> find(String trigger, String body) {
        return OccurredAt.find(Json.tree(body), Triggers.occurredAt(trigger));
    }
}
