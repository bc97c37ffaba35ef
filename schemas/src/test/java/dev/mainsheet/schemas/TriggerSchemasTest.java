package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TriggerSchemasTest {

    static List<String> triggers() {
        return SamplesTest.triggers();
    }

    static Stream<String> triggersThatPromiseFields() {
        return triggers().stream().filter(trigger -> schema(trigger).has("required"));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void aSchemaIsOfTheDraftWeNameAndSaysWhatItDescribes(String trigger) {
        JsonNode schema = schema(trigger);

        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("description").asText()).isNotBlank();
        Triggers.find(trigger)
                .ifPresent(kind -> assertThat(schema.path("title").asText()).isEqualTo(kind.name()));
    }

    @ParameterizedTest
    @MethodSource("triggers")
    void aFieldNobodyKnewIsAcceptedAtAnyDepth(String trigger) {
        JsonNode body = Json.node(Samples.body(trigger));
        addUnknownFields(body);

        assertThat(SchemaCheck.complaints(Schemas.ofTrigger(trigger), body)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("triggersThatPromiseFields")
    void aBodyWithoutAPromisedFieldIsNoticed(String trigger) {
        for (JsonNode field : schema(trigger).path("required")) {
            ObjectNode body = (ObjectNode) Json.node(Samples.body(trigger));
            body.remove(field.asText());

            assertThat(SchemaCheck.complaints(Schemas.ofTrigger(trigger), body))
                    .as("%s without %s", trigger, field)
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        idn:access-request-pre-approval     | /             | requestedFor | {"type":"IDENTITY","id":"1","name":"n"}
        idn:access-request-pre-approval     | /             | requestedFor | [{"type":"IDENTITY","id":"1","name":"n"}]
        idn:access-request-post-approval    | /             | requestedFor | {"type":"IDENTITY","id":"1","name":"n"}
        idn:access-request-dynamic-approver | /             | requestedFor | [{"type":"IDENTITY","id":"1","name":"n"}]
        idn:account-aggregation-completed   | /source       | type         | "IDENTITY"
        idn:account-aggregation-completed   | /             | status       | "Error"
        idn:account-aggregation-completed   | /             | status       | "Terminated"
        idn:saved-search-complete           | /searchResults/Identity | count | "3"
        idn:saved-search-complete           | /searchResults/Identity | count | 3
        unverified-outlier-detected         | /identity     | name         | "n"
        """)
    void bothSidesOfAPublishedContradictionAreAccepted(String trigger, String at, String field, String value) {
        JsonNode body = Json.node(Samples.body(trigger));
        JsonNode object = at.equals("/") ? body : body.at(at);
        ((ObjectNode) object).set(field, Json.node(value));

        assertThat(SchemaCheck.complaints(Schemas.ofTrigger(trigger), body)).isEmpty();
    }

    @Test
    void aCertificationNeedsNotWhatSailPointsOwnExampleLacks() {
        JsonNode body = Json.node(Samples.body("idn:certification-signed-off"));
        ((ObjectNode) body.at("/certification/campaignRef"))
                .remove(List.of("correlatedStatus", "mandatoryCommentRequirement"));

        assertThat(SchemaCheck.complaints(Schemas.ofTrigger("idn:certification-signed-off"), body))
                .isEmpty();
    }

    @Test
    void anUnknownSchemaIsRefusedByName() {
        assertThatThrownBy(() -> Schemas.open("../pom"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../pom");
    }

    @Test
    void everySchemaCanBeOpened() {
        assertThat(Schemas.names())
                .doesNotHaveDuplicates()
                .hasSize(5 + triggers().size() + 2)
                .allSatisfy(
                        name -> assertThat(SchemaCheck.schema(name).isObject()).isTrue());
    }

    private static JsonNode schema(String trigger) {
        return SchemaCheck.schema(Schemas.ofTrigger(trigger));
    }

    private static void addUnknownFields(JsonNode node) {
        node.forEach(TriggerSchemasTest::addUnknownFields);
        if (node instanceof ObjectNode object) {
            object.put("addedByAnUpdate", true);
        }
    }
}
