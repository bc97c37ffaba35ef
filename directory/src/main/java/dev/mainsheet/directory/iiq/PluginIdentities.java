package dev.mainsheet.directory.iiq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Directory;
import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.directory.rest.Askable;
import dev.mainsheet.directory.rest.Json;
import dev.mainsheet.directory.rest.RestClient;
import dev.mainsheet.runtime.http.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * People in IdentityIQ, by the table of identities of Moveworks' plugin. It answers in rows of the attributes that are asked
 * for; of those only {@code id}, {@code name} and {@code email} are known to be there everywhere. Applications it does not
 * have, so an owner is nobody.
 */
public final class PluginIdentities implements Directory {

    private static final String TABLE = "/plugin/rest/moveworks-plugin/table/Identity";
    private static final List<String> ALWAYS = List.of("id", "name", "email");

    private final RestClient rest;
    private final List<String> attributes;
    private final String wanted;

    /**
     * @param rest IdentityIQ
     * @param attributes to read beside {@code id}, {@code name} and {@code email}; {@code displayName}, {@code inactive},
     *     {@code manager.id} and {@code manager.displayName} among them say what they say of every person
     */
    public PluginIdentities(RestClient rest, List<String> attributes) {
        this.rest = rest;
        this.attributes = List.copyOf(attributes);
        List<String> names = new ArrayList<>(ALWAYS);
        names.addAll(attributes);
        this.wanted = "?attributes="
                + String.join(
                        ",", names.stream().distinct().map(Askable::encoded).toList());
    }

    @Override
    public CompletionStage<Answer> find(Query query) {
        return column(query)
                .filter(column -> query.realm() == Realm.IIQ && isWritable(column.value()))
                .map(this::ask)
                .orElseGet(() -> CompletableFuture.completedFuture(new Answer.NotFound()));
    }

    private static Optional<Column> column(Query query) {
        if (query instanceof Query.ById byId) {
            return Optional.of(new Column("id", byId.id()));
        }
        return query instanceof Query.ByAttribute by
                ? Optional.of(new Column(Column.named(by.attribute()), by.value()))
                : Optional.empty();
    }

    /**
     * How a quote is escaped in this language is written nowhere, and a text that leaves its quotes could ask for anybody.
     */
    private static boolean isWritable(String value) {
        return Askable.value(value) && value.indexOf('"') < 0 && value.indexOf('\\') < 0;
    }

    private CompletionStage<Answer> ask(Column column) {
        String filter = column.name() + "==" + Askable.quoted(column.value());
        return rest.ask(
                        Call.get(TABLE + wanted + "&limit=2&filter=" + Askable.encoded(filter)),
                        answer -> rows(answer).map(rows -> one(rows, column)))
                .thenApply(outcome -> outcome.match(Function.identity(), Answer.Failed::new));
    }

    private static Optional<JsonNode> rows(JsonNode answer) {
        return Optional.of(answer.path("objects")).filter(JsonNode::isArray);
    }

    private Answer one(JsonNode rows, Column column) {
        if (rows.size() > 1) {
            return new Answer.Ambiguous();
        }
        return rows.isEmpty() || !column.holds(rows.get(0))
                ? new Answer.NotFound()
                : new Answer.Found(person(rows.get(0)));
    }

    private Person person(JsonNode row) {
        Boolean inactive = Json.truth(row.path("inactive"));
        Map<String, Object> further = new LinkedHashMap<>();
        attributes.forEach(name -> Json.value(row.path(name)).ifPresent(value -> further.put(name, value)));
        return new Person(
                Realm.IIQ,
                Json.text(row.path("id")),
                Json.text(row.path("name")),
                Json.text(row.path("email")),
                Json.text(row.path("displayName")),
                inactive == null ? null : !inactive,
                manager(Json.text(row.path("manager.id")), Json.text(row.path("manager.displayName"))),
                further,
                List.of(),
                List.of());
    }

    private static Person.Manager manager(String id, String name) {
        return id == null && name == null
                ? null
                : new Person.Manager(id == null ? null : new Query.ById(Realm.IIQ, id), name, null);
    }

    /** A condition on one column of the table. */
    private record Column(String name, String value) {

        /** What the table calls an attribute that SCIM calls otherwise. */
        static String named(String attribute) {
            return switch (attribute) {
                case "userName" -> "name";
                case "emails.value" -> "email";
                default -> attribute;
            };
        }

        /** Whether a row is of whom was asked for, by the columns that are always there. */
        boolean holds(JsonNode row) {
            return !ALWAYS.contains(name) || value.equalsIgnoreCase(Json.text(row.path(name)));
        }
    }
}
