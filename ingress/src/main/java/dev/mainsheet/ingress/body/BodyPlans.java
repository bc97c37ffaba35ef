package dev.mainsheet.ingress.body;

import dev.mainsheet.schemas.SubjectPath;
import dev.mainsheet.schemas.TriggerKind;
import dev.mainsheet.schemas.Triggers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan for each trigger's bodies: the first configured rule that names the trigger, then what SailPoint publishes of it,
 * or for a trigger nobody knows the usual places. All plans are compiled at the start, so an unknown id costs no memory.
 */
public final class BodyPlans {

    private final Map<String, BodyPlan> known = new HashMap<>();
    private final Map<SubjectRule, BodyPlan> unknownByRule = new HashMap<>();
    private final BodyPlan unknown;
    private final BodyRules rules;

    public BodyPlans(BodyRules rules) {
        this.rules = rules;
        this.unknown = plan(Optional.empty(), Triggers.FALLBACK_SUBJECTS);
        for (TriggerKind kind : Triggers.known()) {
            known.put(kind.id(), plan(ruleFor(kind.id()), kind.subjects()));
        }
        for (SubjectRule rule : rules.subjects()) {
            unknownByRule.put(rule, plan(Optional.of(rule), Triggers.FALLBACK_SUBJECTS));
        }
    }

    /** The plan for bodies of {@code trigger}. */
    public BodyPlan of(String trigger) {
        BodyPlan plan = known.get(trigger);
        return plan != null ? plan : ruleFor(trigger).map(unknownByRule::get).orElse(unknown);
    }

    private Optional<SubjectRule> ruleFor(String trigger) {
        return rules.subjects().stream().filter(rule -> rule.names(trigger)).findFirst();
    }

    private BodyPlan plan(Optional<SubjectRule> rule, List<SubjectPath> published) {
        List<BodyPath> all = new ArrayList<>();
        rule.ifPresent(configured -> all.add(configured.path()));
        all.addAll(paths(published));
        return BodyPlan.of(all, rules);
    }

    private static List<BodyPath> paths(List<SubjectPath> subjects) {
        return subjects.stream().map(subject -> BodyPath.of(subject.id())).toList();
    }
}
