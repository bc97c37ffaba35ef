package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    private static final Pattern DOMAIN = Pattern.compile("(?:@|//)((?:[a-z0-9-]+\\.)+[a-z]{2,})");

    static List<String> triggers() {
        return Stream.concat(Samples.triggerIds().stream(), Samples.withoutKnownId().stream())
                .toList();
    }

    @Test
    void everyKnownTriggerHasASample() {
        assertThat(Samples.triggerIds())
                .containsExactlyElementsOf(
                        Triggers.known().stream().map(TriggerKind::id).toList());
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void aSampleIsWhatItsTriggersSchemaDescribes(String trigger) {
        assertThat(SchemaCheck.complaints(Schemas.ofTrigger(trigger), Json.node(Samples.body(trigger))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void aSampleIsAPostWithoutMetadata(String trigger) {
        assertThat(Json.node(Samples.body(trigger)).fieldNames()).toIterable().doesNotContain("_metadata", "_meta");
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void aSampleNamesNobodysDomain(String trigger) {
        String body = new String(Samples.body(trigger), StandardCharsets.UTF_8);

        assertThat(DOMAIN.matcher(body).results().map(found -> found.group(1)))
                .allMatch(domain -> domain.equals("example.com") || domain.endsWith(".example.com"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "idn:access-request-pre-approval,     IDENTITY,         Noor Haddad",
                "idn:access-request-dynamic-approver, IDENTITY,         Lena Fischer",
                "idn:access-request-post-approval,    IDENTITY,         Noor Haddad",
                "idn:aggregation-accounts-collected,  SOURCE,           Crew HR",
                "idn:account-aggregation-completed,   SOURCE,           Brightwater Directory",
                "idn:account-attributes-changed,      IDENTITY,         Emil Sandberg",
                "idn:account-correlated,              IDENTITY,         Noor Haddad",
                "idn:account-uncorrelated,            IDENTITY,         Dara Quinlan",
                "idn:account-created,                 IDENTITY,         Noor Haddad",
                "idn:account-updated,                 IDENTITY,         Lena Fischer",
                "idn:account-deleted,                 IDENTITY,         Dara Quinlan",
                "idn:source-account-created,          IDENTITY,         Noor Haddad",
                "idn:source-account-updated,          IDENTITY,         Emil Sandberg",
                "idn:source-account-deleted,          IDENTITY,         Dara Quinlan",
                "idn:campaign-generated,              CAMPAIGN,         First Quarter Manager Review",
                "idn:campaign-activated,              CAMPAIGN,         First Quarter Manager Review",
                "idn:campaign-ended,                  CAMPAIGN,         First Quarter Manager Review",
                "idn:certification-signed-off,        CAMPAIGN,         First Quarter Manager Review",
                "idn:identity-created,                IDENTITY,         Noor Haddad",
                "idn:identity-attributes-changed,     IDENTITY,         Emil Sandberg",
                "idn:identity-deleted,                IDENTITY,         Dara Quinlan",
                "idn:machine-identity-created,        MACHINE_IDENTITY, Berth Desk Agent",
                "idn:machine-identity-updated,        MACHINE_IDENTITY, Berth Desk Agent",
                "idn:machine-identity-deleted,        MACHINE_IDENTITY, Crane Telemetry",
                "idn:post-provisioning,               IDENTITY,         Lena Fischer",
                "idn:saved-search-complete,           -,                -",
                "idn:source-created,                  SOURCE,           Berth Ticketing",
                "idn:source-updated,                  SOURCE,           Tideline ERP",
                "idn:source-deleted,                  SOURCE,           Old Payroll",
                "idn:va-cluster-status-change,        CLUSTER,          Quayside Appliances",
                "sp:form-submitted,                   IDENTITY,         Emil Sandberg",
                "unverified-native-change-account-created,            IDENTITY, Lena Fischer",
                "unverified-native-change-account-updated,            IDENTITY, Emil Sandberg",
                "unverified-native-change-account-deleted,            IDENTITY, Dara Quinlan",
                "unverified-ciem-new-scope-detected,                  SOURCE,   Brightwater Cloud",
                "unverified-ciem-scope-selection-changed,             SOURCE,   Brightwater Cloud",
                "unverified-ciem-auto-include-scope-setting-changed,  SOURCE,   Brightwater Cloud",
            })
    void theSubjectOfASampleIsFound(String trigger, SubjectType type, String name) {
        Optional<Subject> subject = subjectOf(trigger);

        assertThat(subject.map(Subject::type)).isEqualTo(Optional.ofNullable(type));
        assertThat(subject.flatMap(Subject::name)).isEqualTo(Optional.ofNullable(name));
    }

    @Test
    void theSubjectOfAnOutlierIsFoundThoughItsNameStandsElsewhere() {
        assertThat(subjectOf("unverified-outlier-detected"))
                .hasValueSatisfying(subject -> assertThat(subject.type()).isEqualTo(SubjectType.IDENTITY));
    }

    @ParameterizedTest
    @CsvSource({
        "idn:aggregation-accounts-collected,  2026-03-02T02:01:37.902Z",
        "idn:account-aggregation-completed,   2026-03-02T03:04:48.271Z",
        "idn:certification-signed-off,        2026-03-18T13:45:08.911Z",
        "idn:source-created,                  2026-02-16T09:14:27.803Z",
        "idn:source-updated,                  2026-02-20T14:51:03.266Z",
        "idn:source-deleted,                  2026-02-27T16:05:59.010Z",
        "idn:va-cluster-status-change,        2026-03-05T04:30:12.447Z",
        "sp:form-submitted,                   2026-03-06T12:33:48.205Z",
        "unverified-ciem-new-scope-detected,  2026-03-12T01:15:00.076Z",
    })
    void theTimeOfASampleIsFound(String trigger, String time) {
        assertThat(OccurredAt.find(Json.tree(Samples.body(trigger)), Triggers.occurredAt(trigger)))
                .map(IsoTime::format)
                .contains(time);
    }

    @Test
    void aTriggerWithoutASampleIsRefusedByName() {
        assertThatThrownBy(() -> Samples.body("../secrets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../secrets");
    }

    private static Optional<Subject> subjectOf(String trigger) {
        return SubjectReader.find(Json.tree(Samples.body(trigger)), Triggers.subjects(trigger));
    }
}
