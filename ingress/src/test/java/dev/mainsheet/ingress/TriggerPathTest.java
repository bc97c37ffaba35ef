package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerPathTest {

    @ParameterizedTest
    @CsvSource({
        "/triggers/idn:identity-created, default, idn:identity-created",
        "/triggers/idn%3Aidentity-created, default, idn:identity-created",
        "/triggers/idn%3aidentity%2Dcreated, default, idn:identity-created",
        "/triggers/a, default, a",
        "/triggers/A.b_c-9, default, A.b_c-9",
        "/triggers/.., default, ..",
        "/tenants/emea-2/triggers/sp:form-submitted, emea-2, sp:form-submitted",
        "/tenants/%65mea/triggers/x, emea, x",
        "/tenants/default/triggers/triggers, default, triggers"
    })
    void tenantAndTriggerAreReadFromThePath(String path, String tenant, String trigger) {
        assertThat(TriggerPath.parse(path)).contains(new TriggerPath(tenant, trigger));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/triggers",
                "/triggers/",
                "/triggers/a/",
                "/triggers//a",
                "//triggers/a",
                "/triggers/a/b",
                "/trigger/a",
                "/Triggers/a",
                "/tenants/a/triggers",
                "/tenants//triggers/a",
                "/tenants/a",
                "triggers/a",
                "/triggers/a b",
                "/triggers/a+b",
                "/triggers/é",
                "/tenants/EMEA/triggers/a",
                "/tenants/a.b/triggers/c",
                "/tenants/a:b/triggers/c",
                "/tenants/a/tenants/b/triggers/c",
                "/triggers/a;b=c"
            })
    void anyOtherPathIsNone(String path) {
        assertThat(TriggerPath.parse(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/triggers/%",
                "/triggers/a%",
                "/triggers/a%4",
                "/triggers/%zz",
                "/triggers/%4g",
                "/triggers/%-1",
                "/triggers/a%2Fb",
                "/triggers/%2e%2e%2f",
                "/triggers/a%00",
                "/triggers/a%0a",
                "/triggers/a%253A",
                "/triggers/%C3%A9",
                "/triggers/%u0041",
                "/triggers/a%20b",
                "/triggers/%EF%BC%A1",
                "/triggers%2Fa"
            })
    void trickyEscapesAreNoPath(String path) {
        assertThat(TriggerPath.parse(path)).isEmpty();
    }

    @Test
    void idsAreTakenUpToTheirLengthAndNoLonger() {
        assertThat(TriggerPath.parse("/triggers/" + "x".repeat(128))).isPresent();
        assertThat(TriggerPath.parse("/triggers/" + "x".repeat(129))).isEmpty();
        assertThat(TriggerPath.parse("/tenants/" + "x".repeat(64) + "/triggers/a"))
                .isPresent();
        assertThat(TriggerPath.parse("/tenants/" + "x".repeat(65) + "/triggers/a"))
                .isEmpty();
    }
}
