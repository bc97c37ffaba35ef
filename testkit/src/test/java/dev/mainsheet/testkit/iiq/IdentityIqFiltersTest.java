package dev.mainsheet.testkit.iiq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityIqFiltersTest {

    private final IdentityIqStandIn identityIq =
            new IdentityIqStandIn(IdentityIqOptions.withClient(IiqClient.ID, IiqClient.SECRET));
    private final IiqClient client = new IiqClient(identityIq.baseUrl());
    private String token;

    @BeforeEach
    void start() throws Exception {
        identityIq.start();
        token = client.token();
    }

    @AfterEach
    void stop() {
        identityIq.close();
    }

    @Test
    void aPersonIsFoundByNameEmailAndExtendedAttributeShortOrFull() throws Exception {
        identityIq.add(IiqPerson.named("ann")
                .email("ann@example.com")
                .attribute("empId", "7")
                .build());
        identityIq.add(IiqPerson.named("bob")
                .email("bob@example.com")
                .attribute("empId", "8")
                .build());

        for (String filter : new String[] {
            "userName eq \"bob\"",
            "userName EQ \"BOB\"",
            "emails.value eq \"bob@example.com\"",
            "empId eq \"8\"",
            "urn:ietf:params:scim:schemas:sailpoint:1.0:User:empId eq \"8\"",
            "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"bob\"",
            "empId eq \"8\" and userName sw \"b\"",
            "active eq true and emails.value sw \"bob\"",
            "userName eq \"nobody\" or userName eq \"bob\"",
            "id eq \"" + Ids.of("identity", "bob") + "\""
        }) {
            assertThat(names(find(filter))).as(filter).containsExactly("bob");
        }
    }

    @Test
    void anEqualityIsOfTheWholeText() throws Exception {
        identityIq.add(IiqPerson.named("bob").build());

        assertThat(names(find("userName eq \"bo\""))).isEmpty();
    }

    @Test
    void nobodyFoundIsAnEmptyListWithoutItemsPerPage() throws Exception {
        HttpResponse<String> answer = client.get(path("userName eq \"nobody\""), token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(IiqClient.json(answer))
                .isEqualTo(ScimJson.MAPPER.readTree("{\"totalResults\":0,\"startIndex\":1,"
                        + "\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"Resources\":[]}"));
    }

    @Test
    void aNameOfQuotesAndBackslashesIsFoundWhereItIsEscapedAndNobodyElseIs() throws Exception {
        String name = "O\"Hara\\ or 1 eq 1";
        identityIq.add(IiqPerson.named(name).build());
        identityIq.add(IiqPerson.named("other").build());

        assertThat(names(find("userName eq \"O\\\"Hara\\\\ or 1 eq 1\""))).containsExactly(name);
        assertThat(client.get(path("userName eq \"" + name + "\""), token).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "userName",
                "userName eq",
                "userName eq bob",
                "userName eq 'bob'",
                "userName eq \"bob",
                "userName eq\"bob\"",
                "userName eq \"a\nb\"",
                "userName eq \"bob\" and",
                "userName eq \"bob\" userName eq \"bob\"",
                "userName co \"b\"",
                "userName pr",
                "not (userName eq \"bob\")",
                "(userName eq \"bob\")",
                "emails[value eq \"b\"]",
                "emails eq \"b\"",
                "riskScore eq -1",
                "riskScore ge \"5\"",
                "userName sw 5",
                "Empid eq \"7\"",
                "1 eq 1"
            })
    void whatIsNoFilterOfItsIs400AndEchoesTheFilter(String filter) throws Exception {
        identityIq.add(IiqPerson.named("bob").attribute("empId", "7").build());

        HttpResponse<String> answer = client.get(path(filter), token);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode error = IiqClient.json(answer);
        assertThat(error.get("schemas").get(0).asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(error.get("scimType").asText()).isEqualTo("invalidFilter");
        assertThat(error.get("detail").asText()).isEqualTo("Invalid filter:" + filter);
        assertThat(error.get("status").isTextual()).isTrue();
        assertThat(error.get("status").asText()).isEqualTo("400");
    }

    @Test
    void usersCannotBeFilteredByTheirAccounts() throws Exception {
        for (String filter :
                new String[] {"accounts.value eq \"1\"", Urn.SAILPOINT_USER + ":accounts:value eq \"1\""}) {
            HttpResponse<String> answer = client.get(path(filter), token);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(IiqClient.json(answer).get("scimType").asText()).isEqualTo("invalidValue");
        }
    }

    @Test
    void numbersAreComparedAsNumbers() throws Exception {
        identityIq.add(IiqPerson.named("low").riskScore(99).build());
        identityIq.add(IiqPerson.named("high").riskScore(500).build());
        identityIq.add(IiqPerson.named("none").build());

        assertThat(names(find(Urn.SAILPOINT_USER + ":riskScore ge 500"))).containsExactly("high");
    }

    private static String path(String filter) {
        return "/scim/v2/Users?filter=" + IiqClient.encoded(filter);
    }

    private JsonNode find(String filter) throws Exception {
        return IiqClient.json(client.get(path(filter), token));
    }

    private static List<String> names(JsonNode list) {
        return list.findValuesAsText("userName");
    }
}
