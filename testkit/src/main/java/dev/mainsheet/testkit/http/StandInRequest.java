package dev.mainsheet.testkit.http;

import dev.mainsheet.testkit.faults.FaultSubject;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/**
 * A request, read to its end.
 *
 * @param method its method
 * @param path without the query, decoded
 * @param pathParams what its route names in the path
 * @param query decoded
 * @param form the fields of a form that was posted
 * @param authorization the header of that name
 */
public record StandInRequest(
        HttpMethod method,
        String path,
        Map<String, String> pathParams,
        MultiMap query,
        MultiMap form,
        Optional<String> authorization)
        implements FaultSubject {

    static StandInRequest of(RoutingContext context) {
        return new StandInRequest(
                context.request().method(),
                context.normalizedPath(),
                Map.copyOf(context.pathParams()),
                context.queryParams(),
                context.request().formAttributes(),
                Optional.ofNullable(context.request().getHeader("Authorization")));
    }

    /** The first value of a query parameter. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** By what stands in its path or its query: a person's id or name. */
    @Override
    public boolean carries(String id) {
        return path.endsWith("/" + id)
                || query.entries().stream().anyMatch(entry -> entry.getValue().contains(id));
    }
}
