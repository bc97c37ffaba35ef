package dev.mainsheet.ingress;

import dev.mainsheet.ingress.body.BodyPath;
import dev.mainsheet.ingress.body.BodyRules;
import dev.mainsheet.ingress.body.SubjectRule;
import dev.mainsheet.runtime.config.IngressSection;
import dev.mainsheet.schemas.TriggerGlob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where bodies have their subject, their secrets and the mark of a test, and what else marks a test. */
final class BodyConfig {

    private static final String SECRETS = "mainsheet.ingress.secret-paths";
    private static final String TESTS = "mainsheet.ingress.test-events";

    private final IngressSection config;
    private final List<String> problems;

    /** @param problems takes what is wrong */
    BodyConfig(IngressSection config, List<String> problems) {
        this.config = config;
        this.problems = problems;
    }

    BodyRules rules() {
        return new BodyRules(subjects(), secrets(), testMark());
    }

    TestMarks testMarks() {
        return new TestMarks(
                config.testEvents().header().flatMap(text -> parsed(TESTS + ".header", text, HeaderMark::parse)),
                config.testEvents().paths().orElse(List.of()).stream()
                        .map(TriggerGlob::new)
                        .toList());
    }

    private List<SubjectRule> subjects() {
        List<SubjectRule> rules = new ArrayList<>();
        for (int i = 0; i < config.subjects().size(); i++) {
            IngressSection.Subject subject = config.subjects().get(i);
            path("mainsheet.ingress.subjects[" + i + "].path", subject.path())
                    .ifPresent(path -> rules.add(SubjectRule.of(subject.triggers(), path)));
        }
        return rules;
    }

    private List<BodyPath> secrets() {
        List<String> configured = config.secretPaths().orElse(List.of());
        List<BodyPath> paths = new ArrayList<>();
        for (int i = 0; i < configured.size(); i++) {
            path(SECRETS + "[" + i + "]", configured.get(i)).ifPresent(paths::add);
        }
        return paths;
    }

    private Optional<BodyPath> testMark() {
        return config.testEvents().body().flatMap(text -> path(TESTS + ".body", text));
    }

    private Optional<BodyPath> path(String key, String text) {
        return parsed(key, text, BodyPath::parse);
    }

    private <T> Optional<T> parsed(String key, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException unsupported) {
            problems.add(key + ": " + unsupported.getMessage());
            return Optional.empty();
        }
    }
}
