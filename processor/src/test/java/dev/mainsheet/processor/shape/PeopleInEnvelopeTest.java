package dev.mainsheet.processor.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.people.EnrichmentStatus;
import dev.mainsheet.processor.people.People;
import dev.mainsheet.processor.people.Role;
import dev.mainsheet.processor.people.Someone;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.schemas.Schemas;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeopleInEnvelopeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BODY = "{\"identity\":{\"id\":\"2c91\",\"name\":\"Noor Haddad\"}}";

    private static final Person NOOR = new Person(
            Realm.IIQ,
            "8a01",
            "nhaddad",
            "noor@example.com",
            "Noor H.",
            false,
            null,
            Map.of("costcenter", List.of("A1", "B2")),
            List.of("Planner"),
            List.of("Timetables"));

    @Test
    void theBodySaysWhatIsKnownOfEverybodyInTheDocumentedOrder() throws IOException {
        Someone noor = someone("2c91", "Noor H.", "noor@example.com", Optional.of(NOOR));
        Someone carmen = someone(null, "Carmen Ibarra", "carmen@example.com", Optional.empty());
        Someone ravi = someone("abf1", null, null, Optional.empty());
        People people = new People(
                Map.of(
                        Role.APPROVERS,
                        List.of(carmen, ravi),
                        Role.SUBJECT,
                        List.of(noor),
                        Role.MANAGER,
                        List.of(carmen),
                        Role.REQUESTER,
                        List.of(ravi)),
                Optional.of(carmen),
                EnrichmentStatus.LAST_KNOWN,
                Optional.of(Instant.parse("2026-11-24T08:00:00Z")));

        String envelope = envelope("default|2c91", BODY, people);

        assertThat(envelope)
                .endsWith(("'late':false,'recipient':{'email':'carmen@example.com','name':'Carmen Ibarra'},"
                                + "'subject':{'type':'identity','id':'2c91','name':'Noor Haddad','email':'noor@example.com',"
                                + "'displayName':'Noor H.','active':false,"
                                + "'manager':{'email':'carmen@example.com','name':'Carmen Ibarra'},"
                                + "'attributes':{'costcenter':['A1','B2']},'roles':['Planner'],'entitlements':['Timetables']},"
                                + "'people':{'requester':[{'id':'abf1'}],"
                                + "'approvers':[{'name':'Carmen Ibarra','email':'carmen@example.com'},{'id':'abf1'}]},"
                                + "'event':" + BODY
                                + ",'enrichment':{'status':'last-known','asOf':'2026-11-24T08:00:00.000Z'}}")
                        .replace('\'', '"'));
        assertThat(complaints(envelope)).isEmpty();
    }

    @Test
    void whatIsAbsentIsLeftOut() throws IOException {
        JsonNode envelope = JSON.readTree(envelope("e-1", "{}", Shapes.NOBODY));

        assertThat(envelope.has("recipient")).isFalse();
        assertThat(envelope.has("subject")).isFalse();
        assertThat(envelope.has("people")).isFalse();
        assertThat(envelope.get("enrichment")).isEqualTo(JSON.readTree("{\"status\":\"skipped\"}"));
    }

    @Test
    void aSubjectWithoutAnIdIsTheRecipientOnly() throws IOException {
        Someone ann = someone(null, "Ann", "ann@example.com", Optional.empty());
        People people = new People(
                Map.of(Role.SUBJECT, List.of(ann)), Optional.of(ann), EnrichmentStatus.FROM_BODY, Optional.empty());

        String envelope = envelope("e-1", "{}", people);

        assertThat(JSON.readTree(envelope).has("subject")).isFalse();
        assertThat(JSON.readTree(envelope).at("/recipient/email").asText()).isEqualTo("ann@example.com");
        assertThat(complaints(envelope)).isEmpty();
    }

    private static Someone someone(String id, String name, String email, Optional<Person> person) {
        return new Someone(null, id, name, email, person, EnrichmentStatus.OK);
    }

    private static String envelope(String key, String body, People people) throws IOException {
        Event event = new Event(
                "e-1",
                "idn:identity-created",
                "default",
                key,
                Instant.EPOCH,
                Origin.LIVE,
                null,
                false,
                false,
                null,
                body.getBytes(StandardCharsets.UTF_8));
        @SuppressWarnings("unchecked")
        Map<String, Object> tree = JSON.readValue(body, Map.class);
        return new String(Shapes.shaped(event, tree, false, people).bytes(Shapes.ENVELOPE), StandardCharsets.UTF_8);
    }

    private static List<?> complaints(String envelope) throws IOException {
        try (InputStream schema = Schemas.open(Schemas.DELIVERY_BODY)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(envelope, InputFormat.JSON);
        }
    }
}
