package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryBodySchemaTest {

    private static final String LEAST = """
            {"schemaVersion":"1","id":"0195a1f0-5c3e-7b4a-9d21-6f0e8c7a1b2c","trigger":"idn:saved-search-complete",
             "tenant":"default","receivedAt":"2026-03-06T12:33:48.205Z","late":false,"event":{},
             "enrichment":{"status":"skipped"}}
            """;

    private static final String MOST = """
            {"schemaVersion":"1","id":"0195a1f0-5c3e-7b4a-9d21-6f0e8c7a1b2c","trigger":"idn:access-request-post-approval",
             "tenant":"default","receivedAt":"2026-03-06T12:33:48.205Z","occurredAt":"2026-03-06T12:33:47.000Z",
             "late":true,"replayId":"r-7","test":true,"recipient":{"email":"noor.haddad@example.com","name":"Noor Haddad"},
             "subject":{"type":"identity","id":"0c87515c015e9a48c7aab5f31d2f37ef","name":"Noor Haddad",
               "email":"noor.haddad@example.com","displayName":"Noor Haddad","active":true,
               "manager":{"name":"Carmen Ibarra","email":"carmen.ibarra@example.com"},
               "attributes":{"department":"Fleet Planning"},"roles":["Planner"],"entitlements":["Timetables"]},
             "people":{"requester":[{"id":"a21b","name":"Carmen Ibarra","email":"carmen.ibarra@example.com"}],"approvers":[]},
             "event":{"accessRequestId":"7a0d"},
             "callback":{"url":"https://gateway.example.com/callbacks/AQ","expiresAt":"2026-03-06T13:33:48.205Z"},"enrichment":{"status":"ok","asOf":"2026-03-06T12:33:48.300Z"},
             "truncated":["$.event.attributes"]}
            """;

    @ParameterizedTest
    @ValueSource(strings = {LEAST, MOST})
    void aBodyWithTheLeastAndWithTheMostIsAccepted(String body) {
        assertThat(complaints(Json.node(body))).isEmpty();
    }

    @Test
    void aFieldNobodyKnewIsAccepted() {
        assertThat(complaints(((ObjectNode) Json.node(MOST)).put("addedLater", 1)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schemaVersion", "id", "trigger", "tenant", "receivedAt", "late", "event", "enrichment"})
    void aBodyWithoutWhatIsAlwaysThereIsNoticed(String field) {
        assertThat(complaints(((ObjectNode) Json.node(LEAST)).without(field))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schemaVersion | \"2\"",
                "late          | null",
                "test          | false",
                "occurredAt    | null",
                "receivedAt    | \"2026-03-06T12:33:48Z\"",
                "event         | \"{}\"",
                "enrichment    | {\"status\":\"perhaps\"}",
                "subject       | {\"type\":\"IDENTITY\",\"id\":\"1\"}",
                "subject       | {\"type\":\"identity\"}",
                "subject       | {\"id\":\"1\",\"roles\":[{\"name\":\"Planner\"}]}",
                "callback      | {\"url\":\"https://gateway.example.com/callbacks/AQ\"}",
                "truncated     | [\"event.attributes\"]"
            })
    void aBodyOfAnotherFormIsNoticed(String field, String value) {
        ObjectNode body = (ObjectNode) Json.node(MOST);
        body.set(field, Json.node(value));

        assertThat(complaints(body)).isNotEmpty();
    }

    @Test
    void everyTypeOfSubjectStandsInTheSchema() {
        JsonNode types = SchemaCheck.schema(Schemas.DELIVERY_BODY).at("/properties/subject/properties/type/enum");

        assertThat(StreamSupport.stream(types.spliterator(), false).map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SubjectType.values())
                        .map(SubjectType::text)
                        .toList());
    }

    private static List<String> complaints(JsonNode body) {
        return SchemaCheck.complaints(Schemas.DELIVERY_BODY, body);
    }
}
