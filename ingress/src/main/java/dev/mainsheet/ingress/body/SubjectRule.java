package dev.mainsheet.ingress.body;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the subject stands in bodies of some triggers, as configured. */
public final class SubjectRule {

    private final Pattern triggers;
    private final BodyPath path;

    /**
     * @param triggers ids; {@code *} stands for any run of characters
     * @param path to the subject's id
     */
    public SubjectRule(List<String> triggers, BodyPath path) {
        this.triggers =
                Pattern.compile(triggers.stream().map(SubjectRule::expression).collect(Collectors.joining("|")));
        this.path = path;
    }

    private static String expression(String glob) {
        return Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }

    boolean names(String trigger) {
        return triggers.matcher(trigger).matches();
    }

    BodyPath path() {
        return path;
    }
}
