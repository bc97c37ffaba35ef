package dev.mainsheet.directory.iiq;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Directory;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.directory.rest.Askable;
import dev.mainsheet.directory.rest.Outcome;
import dev.mainsheet.directory.rest.Reading;
import dev.mainsheet.directory.rest.RestClient;
import dev.mainsheet.runtime.http.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * People in IdentityIQ, by SCIM. Two are asked for where one is meant, so that several are seen for what they are; whoever
 * comes back is taken only if he is who was asked for, as far as the answer says.
 */
public final class ScimUsers implements Directory {

    private static final String USERS = "/scim/v2/Users";
    private static final String TWO = "&startIndex=1&count=2";

    private final RestClient rest;
    private final List<String> attributes;
    private final String wanted;

    /**
     * @param rest IdentityIQ
     * @param attributes to read beside what every user has: a site's own by their short names, others by their full ones
     * @param extras what is written only if it is asked for
     */
    public ScimUsers(RestClient rest, List<String> attributes, Extras extras) {
        this.rest = rest;
        this.attributes = List.copyOf(attributes);
        this.wanted = "attributes="
                + names(attributes, extras).stream().map(Askable::encoded).collect(Collectors.joining(","));
    }

    /** What IdentityIQ writes only if it is asked for by its full name. */
    public record Extras(boolean roles, boolean entitlements) {
        List<String> names() {
            List<String> names = new ArrayList<>();
            if (roles) {
                names.add("roles");
            }
            if (entitlements) {
                names.add("entitlements");
            }
            return names;
        }
    }

    private static List<String> names(List<String> attributes, Extras extras) {
        List<String> names = new ArrayList<>(List.of("id", "userName", "displayName", "emails", "active", "manager"));
        names.addAll(attributes);
        names.addAll(extras.names());
        return names.stream().map(ScimNames::qualified).distinct().toList();
    }

    @Override
    public CompletionStage<Answer> find(Query query) {
        if (query.realm() != Realm.IIQ) {
            return nobody();
        }
        if (query instanceof Query.ById byId) {
            return byId(byId.id());
        }
        if (query instanceof Query.ByAttribute by) {
            return byAttribute(by);
        }
        return ownerOf(((Query.OwnerOf) query).application());
    }

    private CompletionStage<Answer> byId(String id) {
        if (!Askable.id(id)) {
            return nobody();
        }
        return rest.ask(Call.get(USERS + "/" + id + "?" + wanted), new UserById(id, attributes))
                .thenApply(ScimUsers::answer);
    }

    private CompletionStage<Answer> byAttribute(Query.ByAttribute by) {
        if (!Askable.value(by.value())) {
            return nobody();
        }
        return rest.ask(
                        Call.get(USERS + "?filter=" + filter(ScimNames.qualified(by.attribute()), by.value()) + TWO
                                + "&" + wanted),
                        answer -> ScimList.read(answer).map(list -> one(list, by)))
                .thenApply(ScimUsers::answer);
    }

    private Answer one(ScimList list, Query.ByAttribute by) {
        if (list.total() > 1) {
            return new Answer.Ambiguous();
        }
        return list.first()
                .filter(user -> UserMatch.holds(user, by))
                .<Answer>map(user -> new Answer.Found(ScimUser.person(user, attributes)))
                .orElseGet(Answer.NotFound::new);
    }

    private CompletionStage<Answer> ownerOf(String application) {
        if (!Askable.value(application)) {
            return nobody();
        }
        Reading<ApplicationOwner> owners = new ApplicationOwner.FromList();
        return rest.ask(Call.get(ApplicationOwner.path(filter("name", application) + TWO)), owners)
                .thenCompose(outcome -> outcome.match(
                        owner -> owner.match(this::byId, ScimUsers::answered),
                        failure -> answered(new Answer.Failed(failure))));
    }

    private static String filter(String attribute, String value) {
        return Askable.encoded(attribute + " eq " + Askable.quoted(value));
    }

    private static Answer answer(Outcome<Answer> outcome) {
        return outcome.match(Function.identity(), Answer.Failed::new);
    }

    private static CompletionStage<Answer> nobody() {
        return answered(new Answer.NotFound());
    }

    private static CompletionStage<Answer> answered(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
