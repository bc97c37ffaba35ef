package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.StandInAnswer;
import dev.mainsheet.testkit.http.StandInRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers {@code /scim/v2/Applications} and {@code /scim/v2/Applications/{id}}. */
final class ApplicationsEndpoint {

    private static final Map<String, Function<IiqApplication, List<Object>>> READERS = Map.of(
            "id", application -> List.of(application.id()),
            "name", application -> List.of(application.name()),
            "type", application -> List.of(application.type()),
            "owner.value",
                    application -> List.copyOf(application.ownerId().stream().toList()));

    private final Population population;
    private final Resources resources;
    private final int maxResults;

    ApplicationsEndpoint(Population population, Resources resources, int maxResults) {
        this.population = population;
        this.resources = resources;
        this.maxResults = maxResults;
    }

    StandInAnswer list(StandInRequest request) {
        try {
            Page page = Page.of(request, maxResults);
            Condition condition = condition(request);
            List<IiqApplication> found = population.applications().stream()
                    .filter(application ->
                            condition.holds(attribute -> READERS.get(attribute).apply(application)))
                    .toList();
            Projection projection = Projection.of(request);
            List<ObjectNode> applications = page.of(found).stream()
                    .map(application -> projection.apply(resources.application(application)))
                    .toList();
            return ScimJson.answer(ScimJson.list(found.size(), page.startIndex(), applications));
        } catch (ScimRefusal refusal) {
            return refusal.answer();
        }
    }

    private static Condition condition(StandInRequest request) throws ScimRefusal {
        Optional<String> filter = request.parameter("filter");
        return filter.isPresent()
                ? ScimFilter.parse(filter.get(), ApplicationsEndpoint::attribute)
                : new Condition.All(List.of());
    }

    private static Optional<String> attribute(String name) {
        String core = name.startsWith(Urn.APPLICATION + ":") ? name.substring(Urn.APPLICATION.length() + 1) : name;
        return Optional.of(core).filter(READERS::containsKey);
    }

    StandInAnswer one(StandInRequest request) {
        String id = request.pathParams().get("id");
        return population
                .application(id)
                .map(application -> ScimJson.answer(Projection.of(request).apply(resources.application(application))))
                .orElseGet(() -> ScimErrors.notFound(id));
    }
}
