package dev.mainsheet.directory.chain;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Directory;
import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Two directories of the same people. Whoever is asked for as Identity Security Cloud knows him is found there, and then in
 * IdentityIQ by the user name, or without one by the email; if IdentityIQ does not know exactly him, what the first said
 * stands. IdentityIQ's own ids and names are asked for there alone.
 */
public final class Chain implements Directory {

    private final Directory isc;
    private final Directory iiq;

    /**
     * @param isc Identity Security Cloud
     * @param iiq IdentityIQ
     */
    public Chain(Directory isc, Directory iiq) {
        this.isc = isc;
        this.iiq = iiq;
    }

    @Override
    public CompletionStage<Answer> find(Query query) {
        return switch (query.realm()) {
            case IIQ -> iiq.find(query);
            case ISC ->
                isc.find(query)
                        .thenCompose(answer -> answer instanceof Answer.Found found
                                ? further(found)
                                : CompletableFuture.completedFuture(answer));
        };
    }

    private CompletionStage<Answer> further(Answer.Found first) {
        return inIdentityIq(first.person())
                .map(query -> iiq.find(query).thenApply(second -> joined(first, second)))
                .orElseGet(() -> CompletableFuture.completedFuture(first));
    }

    private static Optional<Query> inIdentityIq(Person person) {
        if (person.name() != null) {
            return Optional.of(new Query.ByAttribute(Realm.IIQ, "userName", person.name()));
        }
        return Optional.ofNullable(person.email())
                .map(email -> new Query.ByAttribute(Realm.IIQ, "emails.value", email));
    }

    private static Answer joined(Answer.Found first, Answer second) {
        if (second instanceof Answer.Failed) {
            return second;
        }
        return second instanceof Answer.Found found ? new Answer.Found(filled(found.person(), first.person())) : first;
    }

    /** What IdentityIQ says, and where it says nothing, what Identity Security Cloud does. */
    private static Person filled(Person iiq, Person isc) {
        Map<String, Object> attributes = new HashMap<>(isc.attributes());
        attributes.putAll(iiq.attributes());
        return new Person(
                iiq.realm(),
                iiq.id(),
                iiq.name(),
                known(iiq.email(), isc.email()),
                known(iiq.displayName(), isc.displayName()),
                known(iiq.active(), isc.active()),
                known(iiq.manager(), isc.manager()),
                attributes,
                iiq.roles(),
                iiq.entitlements());
    }

    private static <T> T known(T first, T otherwise) {
        return first == null ? otherwise : first;
    }
}
