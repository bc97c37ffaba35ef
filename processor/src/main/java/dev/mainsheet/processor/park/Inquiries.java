package dev.mainsheet.processor.park;

import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.lookup.Question;
import dev.mainsheet.processor.people.Enquiry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lookups, and behind them what was known last: whoever a directory has forgotten is still known as they were. Owned by one
 * thread.
 */
public final class Inquiries {

    private final Lookups lookups;
    private final LastKnown lastKnown;

    public Inquiries(Lookups lookups, LastKnown lastKnown) {
        this.lookups = lookups;
        this.lastKnown = lastKnown;
    }

    /** Answers of {@code enquiry} what is known already; the questions that remain are to be asked. */
    List<Question> settle(Enquiry enquiry) {
        List<Question> open = new ArrayList<>();
        for (List<Question> next = enquiry.next(); !next.isEmpty(); next = enquiry.next()) {
            for (Question question : next) {
                Optional<Finding> known = lookups.known(question);
                if (known.isPresent()) {
                    answer(enquiry, question, known.get());
                } else {
                    open.add(question);
                }
            }
        }
        return open;
    }

    /** As {@link Lookups#ask}. Whoever was known once may be gone: that is no sign that everybody is asked for wrongly. */
    Lookups.Asking ask(Question question, Consumer<Finding> answer) {
        boolean mayBeGone = question.mayBeGone() || lastKnown.knows(question.tenant(), question.query());
        Question asked = new Question(question.tenant(), question.query(), question.receivedAt(), mayBeGone);
        return lookups.ask(asked, answer);
    }

    /** Tells {@code enquiry} what came of a question of its own. */
    void answer(Enquiry enquiry, Question question, Finding finding) {
        enquiry.answer(question, remembered(question, finding));
    }

    private Finding remembered(Question question, Finding finding) {
        if (finding instanceof Finding.Found found) {
            lastKnown.keep(question.tenant(), question.query(), found.person(), found.askedAt());
        } else if (finding instanceof Finding.NotFound) {
            Optional<Finding.LastKnown> before = lastKnown.find(question.tenant(), question.query());
            if (before.isPresent()) {
                return before.get();
            }
        }
        return finding;
    }
}
