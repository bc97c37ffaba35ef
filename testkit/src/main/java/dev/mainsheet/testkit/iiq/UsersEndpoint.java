package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.StandInAnswer;
import dev.mainsheet.testkit.http.StandInRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Answers {@code /scim/v2/Users} and {@code /scim/v2/Users/{id}}. They can only be read here. */
final class UsersEndpoint {

    private final Population population;
    private final Resources resources;
    private final int maxResults;

    UsersEndpoint(Population population, Resources resources, int maxResults) {
        this.population = population;
        this.resources = resources;
        this.maxResults = maxResults;
    }

    /** Nobody found is an empty list, not an error. */
    StandInAnswer list(StandInRequest request) {
        try {
            Page page = Page.of(request, maxResults);
            List<IiqPerson> found = sorted(request, population.find(condition(request)));
            Projection projection = Projection.of(request);
            List<ObjectNode> users = page.of(found).stream()
                    .map(person -> projection.apply(resources.user(person)))
                    .toList();
            return ScimJson.answer(ScimJson.list(found.size(), page.startIndex(), users));
        } catch (ScimRefusal refusal) {
            return refusal.answer();
        }
    }

    private Condition condition(StandInRequest request) throws ScimRefusal {
        Optional<String> filter = request.parameter("filter");
        return filter.isPresent()
                ? ScimFilter.parse(filter.get(), population::attribute)
                : new Condition.All(List.of());
    }

    /** By the texts of one attribute; identities without it come last, either way. */
    private List<IiqPerson> sorted(StandInRequest request, List<IiqPerson> found) {
        Optional<String> by = request.parameter("sortBy").flatMap(population::attribute);
        if (by.isEmpty()) {
            return found;
        }
        boolean descending =
                request.parameter("sortOrder").filter("descending"::equals).isPresent();
        Comparator<String> order = descending ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return found.stream()
                .sorted(Comparator.comparing(person -> first(person, by.get()), Comparator.nullsLast(order)))
                .toList();
    }

    private static String first(IiqPerson person, String attribute) {
        List<Object> values = UserAttributes.values(person, attribute);
        return values.isEmpty() ? null : values.get(0).toString();
    }

    StandInAnswer one(StandInRequest request) {
        String id = request.pathParams().get("id");
        boolean alsoByName =
                request.parameter("lookupByName").filter("true"::equals).isPresent();
        return population
                .person(id)
                .or(() -> alsoByName ? named(id) : Optional.empty())
                .map(person -> ScimJson.answer(Projection.of(request).apply(resources.user(person))))
                .orElseGet(() -> ScimErrors.notFound(id));
    }

    private Optional<IiqPerson> named(String userName) {
        return population.find(new Condition.Comparison("userName", Operator.EQ, userName)).stream()
                .findFirst();
    }
}
