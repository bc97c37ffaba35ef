package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.StandInAnswer;
import dev.mainsheet.testkit.http.StandInRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers the Moveworks plugin's {@code table/Identity}: {@code {"objects":[{…}]}}, with the attributes asked for. Neither
 * its errors nor how it writes what is not there are published: here errors are pages, and what is not there is null.
 */
final class IdentityTable {

    /** What the plugin calls what SCIM calls otherwise; other names are those of extended attributes. */
    private static final Map<String, String> COLUMNS = Map.of(
            "id", "id",
            "name", "userName",
            "email", "emails.value",
            "displayName", "displayName",
            "firstname", "name.givenName",
            "lastname", "name.familyName");

    private static final String MANAGER = "manager.";
    private static final String DEFAULT_ATTRIBUTES = "id,name";

    private final Population population;
    private final int maxResults;

    IdentityTable(Population population, int maxResults) {
        this.population = population;
        this.maxResults = maxResults;
    }

    StandInAnswer answer(StandInRequest request) {
        Optional<Condition> condition = condition(request);
        if (condition.isEmpty()) {
            return StandInAnswer.html(400, "HTTP Status 400");
        }
        List<String> attributes = List.of(
                request.parameter("attributes").orElse(DEFAULT_ATTRIBUTES).split(","));
        ObjectNode table = ScimJson.object();
        ArrayNode rows = table.putArray("objects");
        population.find(condition.get()).stream()
                .limit(limit(request))
                .forEach(person -> rows.add(row(person, attributes)));
        return StandInAnswer.json(200, table);
    }

    private Optional<Condition> condition(StandInRequest request) {
        Optional<String> filter = request.parameter("filter");
        return filter.isPresent()
                ? PluginFilter.parse(filter.get(), this::column)
                : Optional.of(new Condition.All(List.of()));
    }

    private int limit(StandInRequest request) {
        return request.parameter("limit")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::valueOf)
                .map(limit -> Math.min(limit, maxResults))
                .orElse(maxResults);
    }

    private Optional<String> column(String name) {
        return Optional.ofNullable(COLUMNS.get(name)).or(() -> population.attribute(Urn.SAILPOINT_USER + ":" + name));
    }

    private ObjectNode row(IiqPerson person, List<String> attributes) {
        ObjectNode row = ScimJson.object();
        attributes.forEach(name -> row.putPOJO(name, value(person, name)));
        return row;
    }

    private Object value(IiqPerson person, String name) {
        if (name.startsWith(MANAGER)) {
            return person.managerId()
                    .flatMap(population::person)
                    .map(manager -> value(manager, name.substring(MANAGER.length())))
                    .orElse(null);
        }
        if (name.equals("inactive")) {
            return !person.active();
        }
        return column(name)
                .map(attribute -> UserAttributes.values(person, attribute))
                .flatMap(values -> values.stream().findFirst())
                .orElse(null);
    }
}
