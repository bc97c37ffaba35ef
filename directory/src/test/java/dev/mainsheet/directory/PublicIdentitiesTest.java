package dev.mainsheet.directory;

import static dev.mainsheet.directory.ScriptedPeople.ask;
import static dev.mainsheet.directory.ScriptedPeople.found;
import static dev.mainsheet.testkit.http.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.testkit.http.Asked;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicIdentitiesTest {

    private static final String ID = "2c9180857893f1290178944561990364";
    private static final String WILLIAM = """
            {"id": "2c9180857893f1290178944561990364", "name": "William Wilson", "alias": "wwilson",
             "email": "william@example.com", "status": "Active", "manager": {"id": "m1", "name": "Ann Lee"},
             "attributes": [{"key": "department", "name": "Department", "value": "Sales"}, {"key": "phone", "value": null}]}
            """;

    @Test
    void anIdentityIsReadWithItsAliasAsUserName() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, "[" + WILLIAM + "]")) {
            assertThat(found(people.isc(), new Query.ById(Realm.ISC, ID)))
                    .isEqualTo(new Person(
                            Realm.ISC,
                            ID,
                            "wwilson",
                            "william@example.com",
                            "William Wilson",
                            true,
                            new Person.Manager(new Query.ById(Realm.ISC, "m1"), "Ann Lee", null),
                            Map.of("department", "Sales"),
                            List.of(),
                            List.of()));
            Asked asked = people.lookups().get(0);
            assertThat(asked.path()).isEqualTo("/v3/public-identities");
            assertThat(asked.query())
                    .containsEntry("filters", "id eq \"" + ID + "\"")
                    .containsEntry("limit", "2");
        }
    }

    @Test
    void theTokenIsAskedForAsThePersonalAccessTokensClient() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, "[]")) {
            Directory directory = people.isc();
            people.tokens((request, asked) -> {
                boolean known = asked.path().equals("/oauth/token")
                        && asked.form()
                                .equals(Map.of(
                                        "grant_type", "client_credentials", "client_id", "c", "client_secret", "s"));
                json(request.response(), known ? 200 : 401, "{\"access_token\":\"t\",\"expires_in\":749}");
            });
            assertThat(ask(directory, new Query.ById(Realm.ISC, ID))).isEqualTo(new Answer.NotFound());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACTIVE, Inactive, true",
        "INACTIVE_LONG_TERM, Active, false",
        ", Active, true",
        ", Terminated, false",
        ", , "
    })
    void whoIsActiveIsSaidByTheStateElseByTheStatus(String state, String status, Boolean active) throws Exception {
        String identity =
                "{\"id\":\"" + ID + "\",\"identityState\":" + quoted(state) + ",\"status\":" + quoted(status) + "}";
        try (ScriptedPeople people = ScriptedPeople.answering(200, "[" + identity + "]")) {
            Person person = found(people.isc(), new Query.ById(Realm.ISC, ID));
            assertThat(person.active()).isEqualTo(active);
            assertThat(person.manager()).isNull();
        }
    }

    private static String quoted(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    @Test
    void severalAreNobodyAndSoIsSomebodyElse() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, "[" + WILLIAM + "," + WILLIAM + "]")) {
            Directory directory = people.isc();
            assertThat(ask(directory, new Query.ByAttribute(Realm.ISC, "alias", "wwilson")))
                    .isEqualTo(new Answer.Ambiguous());
            people.lookups((request, asked) -> json(request.response(), 200, "[" + WILLIAM + "]"));
            assertThat(ask(directory, new Query.ByAttribute(Realm.ISC, "alias", "other")))
                    .isEqualTo(new Answer.NotFound());
            assertThat(ask(directory, new Query.ByAttribute(Realm.ISC, "email", "William@Example.com")))
                    .isInstanceOf(Answer.Found.class);
        }
    }

    @Test
    void aValueIsOneLiteralWhateverIsInIt() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, "[]")) {
            Directory directory = people.isc();
            ask(directory, new Query.ByAttribute(Realm.ISC, "alias", "x\" or alias sw \"\\"));
            assertThat(people.lookups().get(0).query())
                    .containsOnlyKeys("limit", "filters")
                    .containsEntry("filters", "alias eq \"x\\\" or alias sw \\\"\\\\\"");
            assertThat(ask(directory, new Query.ByAttribute(Realm.ISC, "alias", "a\u0007")))
                    .isEqualTo(new Answer.NotFound());
            assertThat(ask(directory, new Query.OwnerOf(Realm.ISC, "HR"))).isEqualTo(new Answer.NotFound());
            assertThat(ask(directory, new Query.ById(Realm.IIQ, ID))).isEqualTo(new Answer.NotFound());
            assertThat(people.lookups()).hasSize(1);
        }
    }
}
