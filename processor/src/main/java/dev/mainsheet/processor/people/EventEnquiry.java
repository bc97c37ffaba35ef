package dev.mainsheet.processor.people;

import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The questions of one delivery, and what they brought. Owned by one thread. */
final class EventEnquiry implements Enquiry {

    private final Cast cast;
    private final Function<Query, Question> question;
    private final Map<Query, Optional<Finding>> findings = new LinkedHashMap<>();
    private final List<Question> unasked = new ArrayList<>();

    /**
     * @param cast who is meant
     * @param question makes one of a query
     */
    EventEnquiry(Cast cast, Function<Query, Question> question) {
        this.cast = cast;
        this.question = question;
        cast.queries().forEach(this::ask);
    }

    /** Whoever has several roles is asked for once. */
    private void ask(Query query) {
        if (!findings.containsKey(query)) {
            findings.put(query, Optional.empty());
            unasked.add(question.apply(query));
        }
    }

    @Override
    public List<Question> next() {
        List<Question> next = List.copyOf(unasked);
        unasked.clear();
        return next;
    }

    @Override
    public void answer(Question answered, Finding finding) {
        findings.put(answered.query(), Optional.of(finding));
        if (cast.managerByRecord()) {
            managerOfRecord()
                    .filter(manager -> manager.email() == null && manager.query() != null)
                    .ifPresent(manager -> ask(manager.query()));
        }
    }

    @Override
    public boolean isComplete() {
        return findings.values().stream().allMatch(Optional::isPresent);
    }

    @Override
    public People people() {
        Map<Role, List<Known>> known = new EnumMap<>(Role.class);
        cast.members().forEach((role, members) -> known.put(role, known(members)));
        if (cast.managerByRecord()) {
            known.put(Role.MANAGER, List.of(manager()));
        }
        return Summary.of(cast.wanted(), known, cast.part().map(this::known), oldest());
    }

    private List<Known> known(List<Member> members) {
        return members.stream().map(this::known).toList();
    }

    private Known known(Member member) {
        return member.query()
                .map(query -> Known.by(member.reference(), findings.get(query)))
                .or(() -> member.reference().map(Known::asInBody))
                .orElseGet(() -> Known.nobody(EnrichmentStatus.SKIPPED));
    }

    private Known manager() {
        Optional<Query> subject = cast.subject().flatMap(Member::query);
        if (subject.isEmpty()) {
            return Known.nobody(EnrichmentStatus.SKIPPED);
        }
        Optional<Finding> record = findings.get(subject.get());
        EnrichmentStatus ofRecord =
                record.filter(Finding.LastKnown.class::isInstance).isPresent()
                        ? EnrichmentStatus.LAST_KNOWN
                        : EnrichmentStatus.OK;
        return managerOfRecord()
                .map(manager -> Known.manager(manager, answerTo(manager.query()), ofRecord))
                .orElseGet(() -> Known.nobody(withoutManager(record)));
    }

    /** Whoever's record names no manager has none that could be found. */
    private static EnrichmentStatus withoutManager(Optional<Finding> record) {
        EnrichmentStatus subject = Known.by(Optional.empty(), record).status();
        boolean undecided = subject == EnrichmentStatus.AMBIGUOUS || subject == EnrichmentStatus.UNAVAILABLE;
        return undecided ? subject : EnrichmentStatus.NOT_FOUND;
    }

    private Optional<Finding> answerTo(Query query) {
        return Optional.ofNullable(query).flatMap(asked -> findings.getOrDefault(asked, Optional.empty()));
    }

    private Optional<Person.Manager> managerOfRecord() {
        return cast.subject()
                .flatMap(Member::query)
                .flatMap(findings::get)
                .flatMap(EventEnquiry::person)
                .map(Person::manager);
    }

    private static Optional<Person> person(Finding finding) {
        if (finding instanceof Finding.Found found) {
            return Optional.of(found.person());
        }
        return finding instanceof Finding.LastKnown last ? Optional.of(last.person()) : Optional.empty();
    }

    private Optional<Instant> oldest() {
        return findings.values().stream()
                .flatMap(Optional::stream)
                .filter(finding -> person(finding).isPresent())
                .map(Finding::askedAt)
                .min(Instant::compareTo);
    }
}
