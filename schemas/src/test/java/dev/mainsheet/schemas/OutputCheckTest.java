package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputCheckTest {

    private static final String PRE_APPROVAL = "idn:access-request-pre-approval";
    private static final String APPROVER = "idn:access-request-dynamic-approver";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        idn:access-request-pre-approval     | {"approved":false,"comment":"","approver":""}
        idn:access-request-pre-approval     | {"approved":true,"comment":"c","approver":"a","addedLater":1}
        idn:access-request-dynamic-approver | {"id":"1","name":"n","type":"IDENTITY"}
        idn:access-request-dynamic-approver | {"id":"1","name":"n","type":"GOVERNANCE_GROUP"}
        idn:access-request-dynamic-approver | {"id":"","name":"","type":""}
        idn:access-request-dynamic-approver | {}
        idn:access-request-dynamic-approver | null
        acme:anything                       | {}
        """)
    void whatSailPointTakesPasses(String trigger, String output) {
        assertThat(OutputCheck.complaints(trigger, Json.node(output))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        idn:access-request-pre-approval     | {"approved":"true","comment":"","approver":""}
        idn:access-request-pre-approval     | {"aproved":true,"comment":"","approver":""}
        idn:access-request-pre-approval     | {"approved":true,"comment":""}
        idn:access-request-pre-approval     | {"approved":true,"comment":null,"approver":""}
        idn:access-request-pre-approval     | {}
        idn:access-request-pre-approval     | null
        idn:access-request-pre-approval     | [true]
        idn:access-request-dynamic-approver | {"id":"1","name":"n","type":"identity"}
        idn:access-request-dynamic-approver | {"id":"","name":"n","type":"IDENTITY"}
        idn:access-request-dynamic-approver | {"id":"1","name":"","type":""}
        idn:access-request-dynamic-approver | {"id":"1","name":"n"}
        idn:access-request-dynamic-approver | {"comment":"x"}
        acme:anything                       | null
        acme:anything                       | []
        """)
    void whatWouldDecideOtherwiseOrNothingIsNoticed(String trigger, String output) {
        assertThat(OutputCheck.complaints(trigger, Json.node(output))).isNotEmpty();
    }

    @Test
    void aComplaintNamesThePlaceAndNeverTheValue() {
        List<String> complaints = OutputCheck.complaints(
                PRE_APPROVAL, Json.node("{\"approved\":\"Noor Haddad\",\"comment\":7,\"approver\":\"Noor Haddad\"}"));
        assertThat(complaints).hasSize(2).anySatisfy(one -> assertThat(one).startsWith("/approved: "));
        assertThat(complaints.toString()).doesNotContain("Noor");
        assertThat(OutputCheck.complaints(APPROVER, Json.node("{\"id\":\"1\",\"name\":\"n\",\"type\":\"Noor\"}"))
                        .toString())
                .contains("/type")
                .doesNotContain("Noor");
    }

    @Test
    void everyTriggerThatAsksHasASchemaForItsAnswer() {
        assertThat(Triggers.known())
                .allSatisfy(kind -> assertThat(Schemas.ofOutput(kind.id()).isPresent())
                        .as(kind.id())
                        .isEqualTo(kind.interaction() == Interaction.REQUEST_RESPONSE));
    }
}
