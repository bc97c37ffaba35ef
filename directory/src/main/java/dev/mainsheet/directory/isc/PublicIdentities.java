package dev.mainsheet.directory.isc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Directory;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.directory.rest.Askable;
import dev.mainsheet.directory.rest.Json;
import dev.mainsheet.directory.rest.RestClient;
import dev.mainsheet.runtime.http.Call;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * People in Identity Security Cloud: what a tenant lets everybody see of everybody. Owners of sources are not asked for:
 * bodies name them.
 */
public final class PublicIdentities implements Directory {

    private static final String PATH = "/v3/public-identities?limit=2&filters=";

    private final RestClient rest;

    /** @param rest the tenant's API */
    public PublicIdentities(RestClient rest) {
        this.rest = rest;
    }

    @Override
    public CompletionStage<Answer> find(Query query) {
        return condition(query)
                .filter(condition -> query.realm() == Realm.ISC && Askable.value(condition.value()))
                .map(this::ask)
                .orElseGet(() -> CompletableFuture.completedFuture(new Answer.NotFound()));
    }

    private static Optional<Condition> condition(Query query) {
        if (query instanceof Query.ById byId) {
            return Optional.of(new Condition("id", byId.id()));
        }
        return query instanceof Query.ByAttribute by
                ? Optional.of(new Condition(by.attribute(), by.value()))
                : Optional.empty();
    }

    private CompletionStage<Answer> ask(Condition condition) {
        String filter = condition.attribute() + " eq " + Askable.quoted(condition.value());
        return rest.ask(
                        Call.get(PATH + Askable.encoded(filter)),
                        answer -> Optional.of(answer).filter(JsonNode::isArray).map(people -> one(people, condition)))
                .thenApply(outcome -> outcome.match(Function.identity(), Answer.Failed::new));
    }

    private static Answer one(JsonNode people, Condition condition) {
        if (people.size() > 1) {
            return new Answer.Ambiguous();
        }
        return people.isEmpty() || !condition.holds(people.get(0))
                ? new Answer.NotFound()
                : new Answer.Found(PublicIdentity.person(people.get(0)));
    }

    private record Condition(String attribute, String value) {

        /** Whether an identity is who was asked for, as far as it says. */
        boolean holds(JsonNode identity) {
            String found = Json.text(identity.path(attribute));
            return found == null || found.equalsIgnoreCase(value);
        }
    }
}
