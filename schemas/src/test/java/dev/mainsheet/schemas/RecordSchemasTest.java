package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSchemasTest {

    static Stream<Outcome> outcomes() {
        return Stream.of(Records.FILTERED, Records.DUPLICATE, Records.DEAD_OUTCOME, Records.undecodableOutcome());
    }

    static Stream<Receipt> receipts() {
        return Stream.of(Records.DELIVERED, Records.REFUSED, Records.undecodableReceipt());
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void anOutcomeAsWrittenIsWhatItsSchemaDescribes(Outcome outcome) {
        assertThat(SchemaCheck.complaints(Schemas.OUTCOME, Json.node(JsonCodec.OUTCOME.write(outcome))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("receipts")
    void aReceiptAsWrittenIsWhatItsSchemaDescribes(Receipt receipt) {
        assertThat(SchemaCheck.complaints(Schemas.RECEIPT, Json.node(JsonCodec.RECEIPT.write(receipt))))
                .isEmpty();
    }

    @Test
    void anOrderAndAnActionAsWrittenAreWhatTheirSchemasDescribe() {
        assertThat(SchemaCheck.complaints(Schemas.ORDER, Json.node(JsonCodec.ORDER.write(Records.ORDER))))
                .isEmpty();
        assertThat(SchemaCheck.complaints(Schemas.ACTION, Json.node(JsonCodec.ACTION.write(Records.ACTION))))
                .isEmpty();
    }

    @Test
    void everyFieldOfARecordStandsInItsSchema() {
        assertThat(SchemaCheck.schema(Schemas.ORDER).path("properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(componentsOf(Order.class));
        assertThat(SchemaCheck.schema(Schemas.ACTION).path("properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(componentsOf(Action.class));
        assertThat(SchemaCheck.schema(Schemas.OUTCOME).path("properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(componentsOf(Outcome.class));
        assertThat(SchemaCheck.schema(Schemas.RECEIPT).path("properties").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(componentsOf(Receipt.class));
    }

    @Test
    void theSchemasNameEveryReasonThereIs() {
        List<String> reasons = Arrays.stream(Reason.values()).map(Reason::text).toList();

        assertThat(values(SchemaCheck.schema(Schemas.OUTCOME).at("/$defs/reason/enum")))
                .isEqualTo(reasons);
        assertThat(values(SchemaCheck.schema(Schemas.RECEIPT).at("/$defs/reason/enum")))
                .isEqualTo(reasons);
    }

    @Test
    void everyVerdictIsTheProcessorsOrTheEgresss() {
        List<String> verdicts =
                Arrays.stream(Verdict.values()).map(Verdict::text).toList();
        List<String> ofProcessor = values(SchemaCheck.schema(Schemas.OUTCOME).at("/properties/outcome/enum"));
        List<String> ofEgress = values(SchemaCheck.schema(Schemas.RECEIPT).at("/properties/outcome/enum"));

        assertThat(Stream.concat(ofProcessor.stream(), ofEgress.stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(verdicts);
    }

    @Test
    void anOutcomeWithoutItsEventIsNoticed() {
        ObjectNode outcome = (ObjectNode) Json.node(JsonCodec.OUTCOME.write(Records.FILTERED));
        outcome.remove("eventId");

        assertThat(SchemaCheck.complaints(Schemas.OUTCOME, outcome)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-06T12:33:48Z", "2026-03-06T12:33:48.205+00:00", "1772800428205"})
    void aTimeOfAnotherFormIsNoticed(String time) {
        ObjectNode receipt = (ObjectNode) Json.node(JsonCodec.RECEIPT.write(Records.DELIVERED));
        receipt.put("at", time);

        assertThat(SchemaCheck.complaints(Schemas.RECEIPT, receipt)).isNotEmpty();
    }

    private static List<String> componentsOf(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    private static List<String> values(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
