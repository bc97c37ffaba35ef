package dev.mainsheet.ingress.body;

import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;

/**
 * Where the subject stands in bodies of some triggers, as configured.
 *
 * @param triggers which
 * @param path to the subject's id
 */
public record SubjectRule(List<TriggerGlob> triggers, BodyPath path) {

    public SubjectRule {
        triggers = List.copyOf(triggers);
    }

    /** The rule of triggers written as in the configuration, {@code *} standing for any run of characters. */
    public static SubjectRule of(List<String> triggers, BodyPath path) {
        return new SubjectRule(triggers.stream().map(TriggerGlob::new).toList(), path);
    }

    boolean names(String trigger) {
        return triggers.stream().anyMatch(glob -> glob.matches(trigger));
    }
}
