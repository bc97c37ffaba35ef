package dev.mainsheet.processor.people;

import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Query.ByAttribute;
import dev.mainsheet.directory.Query.ById;
import dev.mainsheet.directory.Query.OwnerOf;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.JsonValues;
import dev.mainsheet.schemas.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** By what the people in a tenant's events are found in its directories. Owned by one thread, as the expressions are. */
final class Correlation {

    private static final String RELATIVE = "@.";
    private static final String ID = "id";
    private static final String ALIAS = "alias";
    private static final String EMAIL = "email";

    private static final String USER_NAME_IN_IIQ = "userName";
    private static final String EMAIL_IN_IIQ = "emails.value";

    /** To ask by anything else would be to ask for nobody. */
    private static final Pattern IDENTITY_ID =
            Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final TenantDirectory directory;
    private final List<Compiled> rules;

    private Correlation(TenantDirectory directory, List<Compiled> rules) {
        this.directory = directory;
        this.rules = rules;
    }

    static Correlation compile(TenantDirectory directory) throws BadExpressionException {
        List<Compiled> compiled = new ArrayList<>();
        for (CorrelationRule rule : directory.correlation()) {
            compiled.add(Compiled.of(rule));
        }
        return new Correlation(directory, List.copyOf(compiled));
    }

    /** By what to find the subject of an event; empty where there is nothing to ask by, or nobody to ask. */
    Optional<Query> ofSubject(Reference subject, EventBody body) {
        return query(subject, body, rule -> rule.value(subject).or(() -> rule.value(body)));
    }

    /** By what to find anybody else. */
    Optional<Query> ofAnother(Reference reference, EventBody body) {
        return query(reference, body, rule -> rule.value(reference));
    }

    private Optional<Query> query(Reference reference, EventBody body, Function<Compiled, Optional<String>> valueBy) {
        if (directory.reach() == Reach.NONE) {
            return Optional.empty();
        }
        for (Compiled rule : rules) {
            Optional<String> value = rule.isFor(body.trigger()) ? valueBy.apply(rule) : Optional.empty();
            if (value.isPresent()) {
                return Optional.of(query(rule.rule.attribute(), value.get()));
            }
        }
        return byDefault(reference);
    }

    private Optional<Query> byDefault(Reference reference) {
        if (directory.events() == Realm.IIQ && directory.reach().hasIdentityIq()) {
            return inIdentityIq(reference);
        }
        return directory.reach().hasIsc() ? inIsc(reference) : byEmailInIdentityIq(reference);
    }

    /** By what to find the owner of a source that names none itself. */
    Optional<Query> ownerOf(String source) {
        return directory.reach().hasIdentityIq() ? Optional.of(new OwnerOf(Realm.IIQ, source)) : Optional.empty();
    }

    /** What is configured speaks of IdentityIQ wherever that can be asked. */
    private Query query(String attribute, String value) {
        Realm realm = directory.reach() == Reach.ISC ? Realm.ISC : Realm.IIQ;
        return attribute.equals(ID) ? new ById(realm, value) : new ByAttribute(realm, attribute, value);
    }

    /** Of IdentityIQ's own people the name is the user name. */
    private static Optional<Query> inIdentityIq(Reference reference) {
        return reference
                .name()
                .<Query>map(name -> new ByAttribute(Realm.IIQ, USER_NAME_IN_IIQ, name))
                .or(() -> byId(Realm.IIQ, reference))
                .or(() -> byEmailInIdentityIq(reference));
    }

    /** An id from elsewhere says nothing to Identity Security Cloud. */
    private Optional<Query> inIsc(Reference reference) {
        Optional<Query> byId = directory.events() == Realm.ISC ? byId(Realm.ISC, reference) : Optional.empty();
        return byId.or(() -> reference.alias().map(alias -> new ByAttribute(Realm.ISC, ALIAS, alias)))
                .or(() -> reference.email().map(email -> new ByAttribute(Realm.ISC, EMAIL, email)));
    }

    private static Optional<Query> byId(Realm realm, Reference reference) {
        return reference.id().filter(id -> IDENTITY_ID.matcher(id).matches()).map(id -> new ById(realm, id));
    }

    private static Optional<Query> byEmailInIdentityIq(Reference reference) {
        return reference.email().map(email -> new ByAttribute(Realm.IIQ, EMAIL_IN_IIQ, email));
    }

    /** @param inBody empty where the rule reads a field of the reference */
    private record Compiled(CorrelationRule rule, Optional<JsonValues> inBody) {

        static Compiled of(CorrelationRule rule) throws BadExpressionException {
            return new Compiled(
                    rule,
                    rule.path().startsWith(RELATIVE)
                            ? Optional.empty()
                            : Optional.of(JsonValues.compile(rule.key() + ".path", rule.path())));
        }

        boolean isFor(String trigger) {
            return rule.triggers().stream().anyMatch(glob -> glob.matches(trigger));
        }

        /** Of a field of the reference. */
        Optional<String> value(Reference reference) {
            return inBody.isPresent()
                    ? Optional.empty()
                    : FieldPath.text(
                            reference.fields(),
                            List.of(rule.path().substring(RELATIVE.length()).split("\\.")));
        }

        /** Of a place in the body. */
        Optional<String> value(EventBody body) {
            return inBody.flatMap(path -> path.in(body.tree(), body.time().next()))
                    .flatMap(Compiled::text);
        }

        /** Of several matches the first, as on any way through a body. */
        private static Optional<String> text(List<Object> found) {
            Object value = found.get(0);
            Object first = value instanceof List<?> several && !several.isEmpty() ? several.get(0) : value;
            return FieldPath.text(first, List.of());
        }
    }
}
