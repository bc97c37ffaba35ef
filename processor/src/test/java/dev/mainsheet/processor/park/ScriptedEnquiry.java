package dev.mainsheet.processor.park;

import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Question;
import dev.mainsheet.processor.people.Enquiry;
import dev.mainsheet.processor.people.EnrichmentStatus;
import dev.mainsheet.processor.people.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks for some people, each when the one before is known. */
final class ScriptedEnquiry implements Enquiry {

    final List<Finding> findings = new ArrayList<>();
    private final List<Question> left = new ArrayList<>();
    private int unanswered;

    ScriptedEnquiry(List<String> names) {
        names.forEach(name -> left.add(ScriptedLookups.question(name)));
    }

    @Override
    public List<Question> next() {
        if (left.isEmpty() || unanswered > 0) {
            return List.of();
        }
        unanswered++;
        return List.of(left.remove(0));
    }

    @Override
    public void answer(Question question, Finding finding) {
        unanswered--;
        findings.add(finding);
    }

    @Override
    public boolean isComplete() {
        return left.isEmpty() && unanswered == 0;
    }

    @Override
    public People people() {
        EnrichmentStatus status = isComplete() ? EnrichmentStatus.OK : EnrichmentStatus.UNAVAILABLE;
        return new People(Map.of(), Optional.empty(), status, Optional.empty());
    }
}
