package dev.mainsheet.ingress.body;

import java.util.List;
import java.util.Optional;

/**
 * What is configured about bodies.
 *
 * @param subjects where some triggers have their subject, in order: the first that names a trigger counts
 * @param secrets places whose values are replaced, beside those that always are
 * @param testMark a place that marks a body as a test by having a value other than {@code false} and {@code null}
 */
public record BodyRules(List<SubjectRule> subjects, List<BodyPath> secrets, Optional<BodyPath> testMark) {

    public BodyRules {
        subjects = List.copyOf(subjects);
        secrets = List.copyOf(secrets);
    }

    /** Rules about subjects only. */
    public static BodyRules ofSubjects(List<SubjectRule> subjects) {
        return new BodyRules(subjects, List.of(), Optional.empty());
    }
}
