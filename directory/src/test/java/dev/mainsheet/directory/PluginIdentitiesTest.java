package dev.mainsheet.directory;

import static dev.mainsheet.directory.ScriptedPeople.ask;
import static dev.mainsheet.directory.ScriptedPeople.failure;
import static dev.mainsheet.directory.ScriptedPeople.found;
import static dev.mainsheet.testkit.http.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.testkit.http.Asked;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginIdentitiesTest {

    private static final Query BY_NAME = new Query.ByAttribute(Realm.IIQ, "userName", "Joe.Smith");

    @Test
    void aRowOfTheTableIsAPerson() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, """
                {"objects": [{"id": "42", "name": "Joe.Smith", "email": "joe@example.com", "displayName": "Joe Smith",
                              "inactive": "true", "manager.id": "7", "manager.displayName": "Ann", "empId": null}]}
                """)) {
            Directory directory = people.iiq(
                    "read: plugin", "attributes: [displayName, inactive, manager.id, manager.displayName, empId]");
            assertThat(found(directory, BY_NAME))
                    .isEqualTo(new Person(
                            Realm.IIQ,
                            "42",
                            "Joe.Smith",
                            "joe@example.com",
                            "Joe Smith",
                            false,
                            new Person.Manager(new Query.ById(Realm.IIQ, "7"), "Ann", null),
                            Map.of(
                                    "displayName",
                                    "Joe Smith",
                                    "inactive",
                                    "true",
                                    "manager.id",
                                    "7",
                                    "manager.displayName",
                                    "Ann"),
                            List.of(),
                            List.of()));
            Asked asked = people.lookups().get(0);
            assertThat(asked.path()).isEqualTo("/iiq/plugin/rest/moveworks-plugin/table/Identity");
            assertThat(asked.query())
                    .containsEntry("filter", "name==\"Joe.Smith\"")
                    .containsEntry(
                            "attributes", "id,name,email,displayName,inactive,manager.id,manager.displayName,empId")
                    .containsEntry("limit", "2");
        }
    }

    @Test
    void whatTheTableSaysOfNobodyOfSeveralAndOfAnotherIsToldApart() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, "{\"objects\":[]}")) {
            Directory directory = people.iiq("read: plugin");
            assertThat(ask(directory, BY_NAME)).isEqualTo(new Answer.NotFound());
            people.lookups((request, asked) -> json(request.response(), 200, "{\"objects\":[{},{}]}"));
            assertThat(ask(directory, BY_NAME)).isEqualTo(new Answer.Ambiguous());
            people.lookups((request, asked) ->
                    json(request.response(), 200, "{\"objects\":[{\"id\":\"1\",\"name\":\"Jane.Smith\"}]}"));
            assertThat(ask(directory, BY_NAME)).isEqualTo(new Answer.NotFound());
            people.lookups((request, asked) -> json(request.response(), 200, "{\"rows\":[]}"));
            assertThat(failure(directory, BY_NAME).kind()).isEqualTo(Failure.Kind.QUERY);
        }
    }

    @Test
    void aValueThatCouldLeaveItsQuotesIsNotSent() throws Exception {
        try (ScriptedPeople people = ScriptedPeople.answering(200, "{\"objects\":[]}")) {
            Directory directory = people.iiq("read: plugin");
            for (String name : List.of("a\"||name.notNull()||\"", "a\\", "a\\\"b", "a\nb")) {
                assertThat(ask(directory, new Query.ByAttribute(Realm.IIQ, "userName", name)))
                        .isEqualTo(new Answer.NotFound());
            }
            assertThat(ask(directory, new Query.OwnerOf(Realm.IIQ, "HR"))).isEqualTo(new Answer.NotFound());
            assertThat(people.lookups()).isEmpty();
            ask(directory, new Query.ByAttribute(Realm.IIQ, "emails.value", "x' || 1==1@example.com"));
            ask(directory, new Query.ById(Realm.IIQ, "42"));
            assertThat(people.lookups())
                    .extracting(asked -> asked.query().get("filter"))
                    .containsExactly("email==\"x' || 1==1@example.com\"", "id==\"42\"");
        }
    }
}
