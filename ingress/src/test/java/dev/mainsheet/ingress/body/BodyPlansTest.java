package dev.mainsheet.ingress.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BodyPlansTest {

    private static final BodyScan SCAN = new BodyScan(512);
    private static final SubjectRule EMPLOYEE =
            SubjectRule.of(List.of("acme:*", "idn:identity-created"), BodyPath.parse("$.employee.id"));
    private static final SubjectRule LATER = SubjectRule.of(List.of("acme:left"), BodyPath.parse("$.left"));
    private static final BodyPlans PLANS = new BodyPlans(BodyRules.ofSubjects(List.of(EMPLOYEE, LATER)));

    @Test
    void aConfiguredRuleSaysWhereACustomTriggerHasItsSubject() {
        assertThat(subject("acme:joined", "{\"employee\":{\"id\":\"7\"},\"identity\":{\"id\":\"i\"}}"))
                .contains("7");
    }

    @Test
    void whereTheRulesPlaceIsEmptyTheUsualOnesAreTried() {
        assertThat(subject("acme:joined", "{\"identity\":{\"id\":\"i\"}}")).contains("i");
    }

    @Test
    void aConfiguredRuleGoesBeforeWhatSailPointPublishes() {
        assertThat(subject("idn:identity-created", "{\"employee\":{\"id\":\"7\"},\"identity\":{\"id\":\"i\"}}"))
                .contains("7");
    }

    @Test
    void theFirstRuleThatNamesTheTriggerCounts() {
        assertThat(subject("acme:left", "{\"employee\":{\"id\":\"7\"},\"left\":\"8\"}"))
                .contains("7");
        assertThat(subject("acme:left", "{\"left\":\"8\"}")).isEmpty();
    }

    @Test
    void aRuleNamesWholeIdsAndTakesNothingButTheStarForAWildcard() {
        assertThat(subject("xacme:joined", "{\"employee\":{\"id\":\"7\"}}")).isEmpty();
        SubjectRule dotted = SubjectRule.of(List.of("a.b"), BodyPath.parse("$.x"));
        assertThat(dotted.names("a.b")).isTrue();
        assertThat(dotted.names("aXb")).isFalse();
    }

    @Test
    void aTriggerNobodyKnowsIsTriedAtTheUsualPlaces() {
        assertThat(subject("new:thing", "{\"recipient\":{\"id\":\"r\"}}")).contains("r");
    }

    @Test
    void aTriggerThatIsKnownIsNotTriedElsewhere() {
        assertThat(subject("idn:post-provisioning", "{\"identity\":{\"id\":\"i\"}}"))
                .isEmpty();
    }

    private static Optional<String> subject(String trigger, String body) {
        return ((ScanResult.JsonObject) SCAN.scan(body.getBytes(UTF_8), PLANS.of(trigger))).subject();
    }
}
