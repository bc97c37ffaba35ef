package dev.mainsheet.processor.people;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.processor.filter.JsonList;
import dev.mainsheet.processor.lookup.Question;
import dev.mainsheet.processor.people.PeopleWanted.Split;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Reason;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds out whom an event names, and what to ask about them.
 *
 * <p>Owned by one thread, because its expressions are: each thread compiles its own.
 */
public final class Enquiries {

    /** The most deliveries that one event is split into for a listener; SailPoint names ten people at most. */
    public static final int MOST_PARTS = 100;

    private final NamedPeople named;
    private final Map<String, Correlation> tenants;
    private final Correlation elsewhere;
    private final Map<Split, JsonList> splits;

    private Enquiries(
            NamedPeople named, Map<String, Correlation> tenants, Correlation elsewhere, Map<Split, JsonList> splits) {
        this.named = named;
        this.tenants = tenants;
        this.elsewhere = elsewhere;
        this.splits = splits;
    }

    /**
     * @param wanted of every route
     * @throws BadExpressionException naming the key of the first path that cannot be used
     */
    public static Enquiries compile(PeopleSettings settings, Collection<PeopleWanted> wanted)
            throws BadExpressionException {
        Map<String, Correlation> tenants = new HashMap<>();
        for (Map.Entry<String, TenantDirectory> tenant : settings.tenants().entrySet()) {
            tenants.put(tenant.getKey(), Correlation.compile(tenant.getValue()));
        }
        Map<Split, JsonList> splits = new HashMap<>();
        for (PeopleWanted people : wanted) {
            if (people.split().isPresent()) {
                Split split = people.split().get();
                splits.put(split, JsonList.compile(split.key(), split.path()));
            }
        }
        return new Enquiries(
                NamedPeople.compile(settings.people()),
                Map.copyOf(tenants),
                Correlation.compile(TenantDirectory.NONE),
                Map.copyOf(splits));
    }

    /** Into how many deliveries a body is to be made, see {@link Parts}. */
    public Parts parts(PeopleWanted wanted, Map<String, Object> body, EvaluationTime time) {
        if (wanted.split().isEmpty()) {
            return new Parts.Whole();
        }
        JsonList.Result result = elements(wanted.split().get(), body, time);
        if (result instanceof JsonList.Broken broken) {
            return new Parts.Refused(broken.reason(), broken.cause());
        }
        int count = ((JsonList.Elements) result).values().size();
        if (count > MOST_PARTS) {
            return new Parts.Refused(Reason.TOO_LARGE, count + " parts, of which " + MOST_PARTS + " are allowed");
        }
        return count == 0 ? new Parts.Whole() : new Parts.Numbered(count);
    }

    /**
     * The questions of one delivery, none asked yet.
     *
     * @param body the event's body as a tree of maps and lists
     * @param part its number, where the route has split the event
     * @param time what the expressions of this call may take together
     */
    public Enquiry begin(
            Event event, Map<String, Object> body, PeopleWanted wanted, OptionalInt part, EvaluationTime time) {
        EventBody told = new EventBody(event, body, time);
        Casting casting = new Casting(named, tenants.getOrDefault(event.tenant(), elsewhere), wanted, told);
        Cast cast = part.isPresent() ? casting.ofPart(element(wanted, body, part.getAsInt(), time)) : casting.ofWhole();
        boolean ends = told.tellsOfAnEnd();
        return new EventEnquiry(
                cast,
                query -> new Question(
                        event.tenant(),
                        query,
                        event.receivedAt(),
                        ends
                                && cast.subject()
                                        .flatMap(Member::query)
                                        .filter(query::equals)
                                        .isPresent()));
    }

    private Optional<Reference> element(
            PeopleWanted wanted, Map<String, Object> body, int number, EvaluationTime time) {
        return wanted.split()
                .map(split ->
                        elements(split, body, time) instanceof JsonList.Elements found ? found.values() : List.of())
                .filter(elements -> elements.size() >= number)
                .flatMap(elements -> Reference.person(elements.get(number - 1)));
    }

    private JsonList.Result elements(Split split, Map<String, Object> body, EvaluationTime time) {
        return splits.get(split).in(body, time.next());
    }
}
