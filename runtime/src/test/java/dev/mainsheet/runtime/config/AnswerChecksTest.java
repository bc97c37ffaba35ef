package dev.mainsheet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerChecksTest {

    private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Test
    void anOutputInYamlKeepsTheTypesOfItsValues() throws ConfigException {
        IngressSection.RequestResponse policy =
                load("""
                        request-response:
                          - trigger: acme:asks
                            policy: answer
                            output: {approved: true, text: "true", number: 7, none: null, 'a.b': [1, {c: x}]}
                        """, Map.of()).requestResponse().get(0);
        assertThat(policy.output().orElseThrow().node())
                .hasToString(
                        "{\"approved\":true,\"text\":\"true\",\"number\":7,\"none\":null,\"a.b\":[1,{\"c\":\"x\"}]}");
    }

    @Test
    void anOutputInJsonDoesInFileAndEnvironment() throws ConfigException {
        assertThat(load("request-response: [{trigger: acme:asks, policy: answer, output: '{\"a\": true}'}]", Map.of())
                        .requestResponse()
                        .get(0)
                        .output()
                        .orElseThrow()
                        .node())
                .hasToString("{\"a\":true}");
        IngressSection.RequestResponse policy = load(
                        "port: 1",
                        Map.of(
                                "MAINSHEET_INGRESS_REQUEST_RESPONSE_0_TRIGGER", "idn:access-request-pre-approval",
                                "MAINSHEET_INGRESS_REQUEST_RESPONSE_0_POLICY", "answer",
                                "MAINSHEET_INGRESS_REQUEST_RESPONSE_0_OUTPUT",
                                        "{\"approved\":false,\"comment\":\"c\",\"approver\":\"a\"}"))
                .requestResponse()
                .get(0);
        assertThat(policy.output().orElseThrow().node().get("approved").booleanValue())
                .isFalse();
        assertThat(policy.deadline()).hasHours(1);
    }

    @Test
    void everythingWrongWithPoliciesIsSaidAtOnceByKey() {
        assertThat(refused("""
                        seal-key: AAAA
                        public-url: http://gateway.example.com
                        completion-hosts: ["https://acme.example"]
                        request-response:
                          - {trigger: idn:access-request-pre-approval, policy: answer}
                          - {trigger: idn:access-request-pre-approval, policy: async}
                          - {trigger: idn:access-request-dynamic-approver, policy: answer, output: {id: 1, name: n}}
                          - {trigger: idn:identity-created, policy: async}
                          - {trigger: "acme:*", policy: later}
                          - {trigger: acme:asks, policy: async, output: {}}
                          - {trigger: acme:asks2, policy: answer, output: '{"a":1,"a":2}', mode: perhaps}
                        """))
                .satisfiesExactlyInAnyOrder(
                        p -> assertThat(p).startsWith("mainsheet.ingress.seal-key: has 3 bytes and not 32"),
                        p -> assertThat(p)
                                .startsWith("mainsheet.ingress.public-url: \"http://gateway.example.com\" is not"),
                        p -> assertThat(p)
                                .startsWith(
                                        "mainsheet.ingress.completion-hosts[0]: \"https://acme.example\" is no host"),
                        p -> assertThat(p)
                                .isEqualTo("mainsheet.ingress.request-response[0].output: is missing: policy"
                                        + " answer needs what to answer"),
                        p -> assertThat(p)
                                .isEqualTo(
                                        "mainsheet.ingress.request-response[1].trigger:"
                                                + " \"idn:access-request-pre-approval\" has its policy at"
                                                + " mainsheet.ingress.request-response[0].trigger already: keep one of the two"),
                        p -> assertThat(p)
                                .startsWith(
                                        "mainsheet.ingress.request-response[2].output: {\"id\":1,\"name\":\"n\"} is no")
                                .contains("/id: integer found, string expected"),
                        p -> assertThat(p)
                                .startsWith(
                                        "mainsheet.ingress.request-response[3].trigger: \"idn:identity-created\" asks"),
                        p -> assertThat(p)
                                .startsWith(
                                        "mainsheet.ingress.request-response[4].trigger: \"acme:*\" is no trigger id"),
                        p -> assertThat(p)
                                .isEqualTo(
                                        "mainsheet.ingress.request-response[4].policy: \"later\" is none of answer, async"),
                        p -> assertThat(p)
                                .startsWith("mainsheet.ingress.request-response[5].output: policy async takes"),
                        p -> assertThat(p)
                                .contains("request-response[6].output: ")
                                .contains("is not JSON"),
                        p -> assertThat(p)
                                .contains("request-response[6].mode: \"perhaps\" is none of sync, async, dynamic"));
    }

    @Test
    void policyAsyncNeedsKeyAndUrl() throws ConfigException {
        assertThat(refused("request-response: [{trigger: acme:asks, policy: async}]"))
                .satisfiesExactly(
                        p -> assertThat(p).startsWith("mainsheet.ingress.public-url: is missing"),
                        p -> assertThat(p)
                                .startsWith("mainsheet.ingress.seal-key: is missing")
                                .contains("request-response[0].policy: async")
                                .contains("head -c 32 /dev/urandom | base64"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://gateway.example.com", "https://h.example/base/", "http://127.0.0.1:8480"})
    void aPublicUrlIsHttpsOrOnThisMachine(String url) throws ConfigException {
        assertThat(load(
                                "{request-response: [{trigger: acme:asks, policy: async}], seal-key: '" + KEY
                                        + "', public-url: '" + url + "'}",
                                Map.of())
                        .publicUrl())
                .contains(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gateway.example.com", "ftp://h.example", "https://h.example/?a=b", "https://u@h.example"})
    void anyOtherPublicUrlIsRefused(String url) {
        assertThat(refused("public-url: '" + url + "'"))
                .singleElement()
                .satisfies(p -> assertThat(p).startsWith("mainsheet.ingress.public-url: "));
    }

    @Test
    void aSealKeyIsNeverShownBeItRightOrWrong() throws ConfigException {
        assertThat(refused("seal-key: 'not base64 at all'").toString()).doesNotContain("at all");
        assertThat(ConfigLoader.load("test.yml", "mainsheet: {ingress: {seal-key: '" + KEY + "'}}", Map.of())
                        .settings()
                        .toString())
                .doesNotContain(KEY);
    }

    private static IngressSection load(String ingress, Map<String, String> environment) throws ConfigException {
        return ConfigLoader.load("test.yml", "mainsheet:\n  ingress:\n" + ingress.indent(4), environment)
                .config()
                .ingress();
    }

    private static List<String> refused(String ingress) {
        return catchThrowableOfType(ConfigException.class, () -> load(ingress, Map.of())).problems().stream()
                .map(ConfigProblem::toString)
                .toList();
    }
}
