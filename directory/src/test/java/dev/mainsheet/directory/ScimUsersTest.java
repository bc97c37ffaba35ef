package dev.mainsheet.directory;

import static dev.mainsheet.directory.ScriptedPeople.ask;
import static dev.mainsheet.directory.ScriptedPeople.failure;
import static dev.mainsheet.directory.ScriptedPeople.found;
import static dev.mainsheet.testkit.http.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.testkit.http.Asked;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimUsersTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String SAILPOINT = "urn:ietf:params:scim:schemas:sailpoint:1.0:User";
    private static final String ID = "0a0000018f1e1a2b818f1e4c5d6a0101";
    private static final Query BY_NAME = new Query.ByAttribute(Realm.IIQ, "userName", "Barbara.Jensen");

    private static final String BARBARA = """
            {"id": "0a0000018f1e1a2b818f1e4c5d6a0101", "userName": "Barbara.Jensen", "displayName": "Barbara Jensen",
             "active": true,
             "emails": [{"type": "home", "value": "b@home.example"},
                        {"type": "work", "value": "barbara@example.com", "primary": "true"}],
             "%s": {"manager": {"displayName": "Joe Smith", "value": "0a0000018f1e1a2b818f1e4c5d6a0042",
                                "$ref": "https://elsewhere.invalid/scim/v2/Users/0a0000018f1e1a2b818f1e4c5d6a0042"}},
             "%s": {"Department": "Operations", "costcenter": ["CC01", "DD02"], "regionOwner": {}, "riskScore": 125,
                    "roles": [{"value": "assignedRoles", "display": "User - IT"}, {"value": "detectedRoles"}],
                    "entitlements": [{"value": "memberOf", "display": "HelpDesk_AD"}]}}
            """.formatted(ENTERPRISE, SAILPOINT);

    /** Everything that may be missing is, in each of the ways in which it is seen missing. */
    private static final String BARE = """
            {"id": "0a0000018f1e1a2b818f1e4c5d6a0199", "userName": "svc.orphan",
             "emails": [{"type": "work", "primary": true}], "%s": {"manager": {}}, "%s": {"accounts": []}}
            """.formatted(ENTERPRISE, SAILPOINT);

    @Test
    void aUserIsReadWithEmailManagerAndWhatElseWasAskedFor() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, list(1, BARBARA))) {
            Directory directory = people.iiq(
                    "attributes: [Department, costcenter, riskScore, department, regionOwner]",
                    "roles: true",
                    "entitlements: true");
            assertThat(found(directory, BY_NAME))
                    .isEqualTo(new Person(
                            Realm.IIQ,
                            ID,
                            "Barbara.Jensen",
                            "barbara@example.com",
                            "Barbara Jensen",
                            true,
                            new Person.Manager(
                                    new Query.ById(Realm.IIQ, "0a0000018f1e1a2b818f1e4c5d6a0042"), "Joe Smith", null),
                            Map.of("Department", "Operations", "costcenter", List.of("CC01", "DD02"), "riskScore", 125),
                            List.of("User - IT"),
                            List.of("HelpDesk_AD")));
        }
    }

    @Test
    void whatIsMissingIsNotKnownHoweverItIsMissing() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, list(1, BARE))) {
            assertThat(found(people.iiq("attributes: [riskScore]"), new Query.ByAttribute(Realm.IIQ, "empId", "1")))
                    .isEqualTo(new Person(
                            Realm.IIQ,
                            "0a0000018f1e1a2b818f1e4c5d6a0199",
                            "svc.orphan",
                            null,
                            null,
                            null,
                            null,
                            Map.of(),
                            List.of(),
                            List.of()));
        }
    }

    @Test
    void onlyWhatIsWantedIsAskedForAndTwoWhereOneIsMeant() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, list(0))) {
            ask(people.iiq("attributes: [Department, name.givenName]", "roles: true"), BY_NAME);
            Asked asked = people.lookups().get(0);
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.path()).isEqualTo("/iiq/scim/v2/Users");
            assertThat(asked.headers().get("Authorization")).isEqualTo("Bearer t");
            assertThat(asked.query())
                    .containsEntry("filter", "userName eq \"Barbara.Jensen\"")
                    .containsEntry("count", "2")
                    .containsEntry("startIndex", "1")
                    .containsEntry(
                            "attributes",
                            "id,userName,displayName,emails,active," + ENTERPRISE + ":manager," + SAILPOINT
                                    + ":Department,name.givenName," + SAILPOINT + ":roles");
        }
    }

    @Test
    void aSitesOwnAttributeIsFilteredByItsFullName() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, list(0))) {
            Directory directory = people.iiq();
            ask(directory, new Query.ByAttribute(Realm.IIQ, "empId", "1b2a3c"));
            ask(directory, new Query.ByAttribute(Realm.IIQ, "emails.value", "b@example.com"));
            ask(directory, new Query.ByAttribute(Realm.IIQ, SAILPOINT + ":riskScore", "1"));
            assertThat(people.lookups())
                    .extracting(asked -> asked.query().get("filter"))
                    .containsExactly(
                            SAILPOINT + ":empId eq \"1b2a3c\"",
                            "emails.value eq \"b@example.com\"",
                            SAILPOINT + ":riskScore eq \"1\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O\"Brien",
                "back\\slash",
                "x\" or 1 eq 1 or userName eq \"",
                "x\\\" or userName sw \\\"",
                "ends with \\",
                "Jensén Ωmega 李",
                "a&filter=b#c%22+d",
                "𝔘nicode"
            })
    void whateverStandsInANameItIsOneValueAndNothingElse(String name) throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, list(0))) {
            assertThat(ask(people.iiq(), new Query.ByAttribute(Realm.IIQ, "userName", name)))
                    .isEqualTo(new Answer.NotFound());
            Asked asked = people.lookups().get(0);
            assertThat(asked.query()).containsOnlyKeys("filter", "startIndex", "count", "attributes");
            assertThat(unquoted(asked.query().get("filter"))).isEqualTo(name);
        }
    }

    /** What a reader of the filter makes of the value: it must be one literal that ends where the filter does. */
    private static String unquoted(String filter) {
        assertThat(filter).matches("userName eq \"(?:[^\"\\\\]|\\\\[\"\\\\])*\"");
        return filter.substring("userName eq \"".length(), filter.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    @Test
    void whatCanBeNobodysNameIsNotAskedFor() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, list(1, BARBARA))) {
            Directory directory = people.iiq();
            for (String name : Arrays.asList("", " ", "a\nb", "a\u0000b", "half \uD800", "x".repeat(1025))) {
                assertThat(ask(directory, new Query.ByAttribute(Realm.IIQ, "userName", name)))
                        .isEqualTo(new Answer.NotFound());
            }
            for (String id : Arrays.asList("", "..", "a/b", "a?b", "a%2fb", "0 1", "x".repeat(129))) {
                assertThat(ask(directory, new Query.ById(Realm.IIQ, id))).isEqualTo(new Answer.NotFound());
            }
            assertThat(ask(directory, new Query.ById(Realm.ISC, ID))).isEqualTo(new Answer.NotFound());
            assertThat(people.lookups()).isEmpty();
        }
    }

    @Test
    void severalAreNobody() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, list(2, BARBARA, BARE))) {
            Directory directory = people.iiq();
            assertThat(ask(directory, BY_NAME)).isEqualTo(new Answer.Ambiguous());
            people.lookups((request, asked) -> json(request.response(), 200, list(5000, BARBARA)));
            assertThat(ask(directory, BY_NAME)).isEqualTo(new Answer.Ambiguous());
        }
    }

    @Test
    void whoeverIsNotWhoWasAskedForIsNotTaken() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, list(1, BARBARA))) {
            Directory directory = people.iiq();
            assertThat(ask(directory, new Query.ByAttribute(Realm.IIQ, "userName", "barbara.jensén")))
                    .isEqualTo(new Answer.NotFound());
            assertThat(ask(directory, new Query.ByAttribute(Realm.IIQ, "emails.value", "other@example.com")))
                    .isEqualTo(new Answer.NotFound());
            assertThat(ask(directory, new Query.ByAttribute(Realm.IIQ, "userName", "BARBARA.jensen")))
                    .isInstanceOf(Answer.Found.class);
            assertThat(ask(directory, new Query.ByAttribute(Realm.IIQ, "emails.value", "B@home.example")))
                    .isInstanceOf(Answer.Found.class);
        }
    }

    @Test
    void aUserIsFoundByIdWithoutFollowingAnyReference() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, BARBARA)) {
            Directory directory = people.iiq();
            assertThat(found(directory, new Query.ById(Realm.IIQ, ID)).email()).isEqualTo("barbara@example.com");
            assertThat(ask(directory, new Query.ById(Realm.IIQ, "0a0000018f1e1a2b818f1e4c5d6a0042")))
                    .as("somebody else comes back")
                    .isEqualTo(new Answer.NotFound());
            assertThat(people.lookups())
                    .extracting(Asked::path)
                    .containsExactly("/iiq/scim/v2/Users/" + ID, "/iiq/scim/v2/Users/0a0000018f1e1a2b818f1e4c5d6a0042");
        }
    }

    @Test
    void nobodyOfAnIdIsToldFromAWrongAddress() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(404, """
                {"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"Resource x not found.","status":"404"}
                """)) {
            Directory directory = people.iiq();
            assertThat(ask(directory, new Query.ById(Realm.IIQ, ID))).isEqualTo(new Answer.NotFound());
            people.lookups(
                    (request, asked) -> request.response().setStatusCode(404).end("<html>HTTP Status 404</html>"));
            assertThat(failure(directory, new Query.ById(Realm.IIQ, ID)).kind()).isEqualTo(Failure.Kind.ADDRESS);
        }
    }

    @Test
    void anApplicationsOwnerIsFoundByItsName() throws Exception {
        String application = "{\"id\":\"1\",\"name\":\"HR \\\"East\\\"\",\"owner\":{\"value\":\"" + ID + "\"}}";
        try (ScriptedPeople people = new ScriptedPeople((request, asked) -> json(
                request.response(), 200, asked.path().endsWith("/Applications") ? list(1, application) : BARBARA))) {
            Person owner = found(people.iiq(), new Query.OwnerOf(Realm.IIQ, "HR \"East\""));
            assertThat(owner.name()).isEqualTo("Barbara.Jensen");
            assertThat(people.lookups().get(0).query()).containsEntry("filter", "name eq \"HR \\\"East\\\"\"");
        }
    }

    @Test
    void anApplicationWithoutOwnerHasNoneAndOneThatIsHiddenStopsNobodyElse() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, list(1, "{\"name\":\"HR\",\"owner\":{}}"))) {
            Directory directory = people.iiq();
            Query ownerOf = new Query.OwnerOf(Realm.IIQ, "HR");
            assertThat(ask(directory, ownerOf)).isEqualTo(new Answer.NotFound());
            people.lookups((request, asked) -> json(request.response(), 200, list(0)));
            assertThat(ask(directory, ownerOf)).isEqualTo(new Answer.NotFound());
            people.lookups((request, asked) -> json(request.response(), 403, "{}"));
            assertThat(failure(directory, ownerOf).isOutage()).isFalse();
            assertThat(failure(directory, BY_NAME).isOutage()).isTrue();
        }
    }

    private static String list(int total, String... users) {
        return "{\"totalResults\":" + total + ",\"startIndex\":1,\"Resources\":[" + String.join(",", users) + "]}";
    }
}
