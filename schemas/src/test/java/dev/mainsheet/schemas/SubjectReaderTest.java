package dev.mainsheet.schemas;

import static dev.mainsheet.schemas.SubjectType.ACCOUNT;
import static dev.mainsheet.schemas.SubjectType.IDENTITY;
import static dev.mainsheet.schemas.SubjectType.SOURCE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubjectReaderTest {

    @Test
    void thePathPreferredWinsWhereverItStandsInTheBody() {
        Optional<Subject> subject = find(
                "custom:any",
                "{\"source\":{\"id\":\"s1\",\"name\":\"Crew HR\"},\"identity\":{\"id\":\"i1\",\"name\":\"Lena Fischer\"}}");

        assertThat(subject).contains(new Subject(IDENTITY, "i1", Optional.of("Lena Fischer")));
    }

    @Test
    void anIdentityWithoutAnIdIsPassedOver() {
        Optional<Subject> subject = find(
                "custom:any",
                "{\"identity\":{\"id\":null,\"name\":\"nobody\"},\"source\":{\"id\":\"s1\",\"name\":\"Crew HR\"}}");

        assertThat(subject).contains(new Subject(SOURCE, "s1", Optional.of("Crew HR")));
    }

    @Test
    void anAccountThatBelongsToNobodyIsItsOwnSubject() {
        Optional<Subject> subject = find(
                "idn:account-created",
                "{\"identity\":null,\"account\":{\"id\":\"a1\",\"name\":\"svc-backup\"},\"source\":{\"id\":\"s1\",\"name\":\"AD\"}}");

        assertThat(subject).contains(new Subject(ACCOUNT, "a1", Optional.of("svc-backup")));
    }

    @Test
    void aSubjectNeedsNoName() {
        assertThat(find("idn:identity-deleted", "{\"identity\":{\"id\":\"i1\",\"name\":null}}"))
                .contains(new Subject(IDENTITY, "i1", Optional.empty()));
    }

    @Test
    void whoChangedACloudSettingIsNotItsSubject() {
        Optional<Subject> subject = find(
                "custom:any",
                "{\"identityId\":\"i1\",\"identityDisplayName\":\"Yuki Arai\",\"sourceIscId\":\"s1\",\"sourceName\":\"Cloud\"}");

        assertThat(subject).contains(new Subject(SOURCE, "s1", Optional.of("Cloud")));
    }

    @Test
    void aBodyWithoutAnyIdHasNoSubject() {
        assertThat(find("custom:any", "{\"message\":\"hello\"}")).isEmpty();
        assertThat(find("idn:saved-search-complete", "{\"identity\":{\"id\":\"i1\"}}"))
                .isEmpty();
    }

    private static Optional<Subject> find(String trigger, String body) {
        return SubjectReader.find(Json.tree(body), Triggers.subjects(trigger));
    }
}
