package dev.mainsheet.processor.people;

import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Person.Manager;
import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.processor.filter.Trees;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Question;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Origin;
import dev.mainsheet.schemas.Subject;
import dev.mainsheet.schemas.SubjectReader;
import dev.mainsheet.schemas.Triggers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Events, and what is asked about them. */
final class Asked {

    static final Instant RECEIVED = Instant.parse("2026-11-24T08:00:00Z");
    static final Instant ASKED_AT = Instant.parse("2026-11-24T08:00:01Z");

    static final String NOOR = "0c87515c015e9a48c7aab5f31d2f37ef";
    static final String CARMEN = "a21ba9d39733d00b9ef555c18242969b";
    static final String RAVI = "abf188f23ce313b52d5584794db67e68";

    private static final String REFERENCE = "{'type':'IDENTITY','id':'%s','name':'%s'}";

    /** Changed is Noor Haddad. */
    static final String IDENTITY_CHANGED = "{'identity':" + reference(NOOR, "Noor Haddad") + ",'changes':[]}";

    /** Carmen asked for Noor and for Ravi; Carmen decided twice, Ravi once. */
    static final String REQUEST_DECIDED = "{'requestedFor':[" + reference(NOOR, "Noor Haddad") + ","
            + reference(RAVI, "Ravi Menon") + "],'requestedBy':" + reference(CARMEN, "Carmen Ibarra")
            + ",'requestedItemsStatus':[{'approvalInfo':[{'approver':" + reference(CARMEN, "Carmen Ibarra")
            + "},{'approver':" + reference(RAVI, "Ravi Menon") + "}]},{'approvalInfo':[{'approver':"
            + reference(CARMEN, "Carmen Ibarra") + "}]}]}";

    private Asked() {}

    static String reference(String id, String name) {
        return REFERENCE.formatted(id, name);
    }

    static PeopleWanted wanted(Role recipient, Role... roles) {
        return new PeopleWanted(List.of(roles), recipient, Optional.empty());
    }

    static PeopleWanted split(String path, Role... roles) {
        return new PeopleWanted(
                List.of(roles), Role.SUBJECT, Optional.of(new PeopleWanted.Split("mainsheet.routes[0].split", path)));
    }

    static PeopleSettings tenant(Realm events, Reach reach, CorrelationRule... rules) {
        return new PeopleSettings(List.of(), Map.of("default", new TenantDirectory(events, reach, List.of(rules))));
    }

    static PeopleSettings isc() {
        return tenant(Realm.ISC, Reach.ISC);
    }

    static Enquiry enquiry(PeopleSettings settings, String trigger, String body, PeopleWanted wanted) {
        return enquiry(settings, trigger, body, wanted, OptionalInt.empty());
    }

    static Enquiry enquiry(
            PeopleSettings settings, String trigger, String body, PeopleWanted wanted, OptionalInt part) {
        Map<String, Object> tree = Trees.tree(body);
        return compiled(settings, wanted).begin(event(trigger, body, tree), tree, wanted, part, time());
    }

    static Parts parts(String body, PeopleWanted wanted) {
        return compiled(PeopleSettings.NONE, wanted).parts(wanted, Trees.tree(body), time());
    }

    private static Enquiries compiled(PeopleSettings settings, PeopleWanted wanted) {
        try {
            return Enquiries.compile(settings, List.of(wanted));
        } catch (BadExpressionException bad) {
            throw new AssertionError(bad);
        }
    }

    private static EvaluationTime time() {
        return new EvaluationTime(System::nanoTime);
    }

    private static Event event(String trigger, String body, Map<String, Object> tree) {
        String subject = SubjectReader.find(tree, Triggers.subjects(trigger))
                .map(Subject::id)
                .orElse(null);
        return new Event(
                "e-1",
                trigger,
                "default",
                Event.key("default", subject, "e-1"),
                RECEIVED,
                Origin.LIVE,
                null,
                false,
                false,
                null,
                body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** Asks for everybody and answers {@code found}, until nobody is left to be asked for. */
    static Enquiry answered(Enquiry enquiry, Map<Query, Finding> found) {
        for (List<Question> next = enquiry.next(); !next.isEmpty(); next = enquiry.next()) {
            next.forEach(question ->
                    enquiry.answer(question, found.getOrDefault(question.query(), new Finding.NotFound(ASKED_AT))));
        }
        return enquiry;
    }

    static List<Query> queries(Enquiry enquiry) {
        return enquiry.next().stream().map(Question::query).toList();
    }

    static Query id(String id) {
        return new Query.ById(Realm.ISC, id);
    }

    static Finding found(String displayName, String email) {
        return new Finding.Found(person(displayName, email, null), ASKED_AT);
    }

    static Finding found(String displayName, String email, Manager manager) {
        return new Finding.Found(person(displayName, email, manager), ASKED_AT);
    }

    static Person person(String displayName, String email, Manager manager) {
        return new Person(Realm.ISC, "any", "user", email, displayName, true, manager, Map.of(), List.of(), List.of());
    }
}
