package dev.mainsheet.ingress.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a JSON object: names from the root down. Where an array stands on the way, {@link Step#element} says which of
 * its elements is meant; an object there stands for itself, because SailPoint sends {@code requestedFor} as either.
 *
 * @param steps at least one
 * @param intoArray whether the last step goes into an array too, which it does only where an index is written
 */
public record BodyPath(List<Step> steps, boolean intoArray) {

    private static final Pattern STEP = Pattern.compile(
            "(?:\\.([^.\\[\\]*?@()'\"\\s]+)|\\['([^'\\\\]+)']|\\[\"([^\"\\\\]+)\"])(?:\\[(\\d{1,4})])?");

    /**
     * @param name of a field
     * @param element which element is meant if an array stands there; the first is also the value itself
     */
    public record Step(String name, int element) {}

    /** Names from the root down, by the first element of any array on the way. */
    public static BodyPath of(List<String> names) {
        return new BodyPath(names.stream().map(name -> new Step(name, 0)).toList(), false);
    }

    /**
     * Reads a definite JSONPath: {@code $.a.b}, {@code $.a[0].b}, {@code $['a']}.
     *
     * @throws IllegalArgumentException saying what is supported
     */
    public static BodyPath parse(String text) {
        List<Step> steps = new ArrayList<>();
        boolean index = false;
        Matcher step = STEP.matcher(text);
        int at = text.startsWith("$") ? 1 : text.length();
        while (at < text.length() && step.find(at) && step.start() == at) {
            index = step.group(4) != null;
            steps.add(new Step(name(step), index ? Integer.parseInt(step.group(4)) : 0));
            at = step.end();
        }
        if (steps.isEmpty() || at < text.length()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" names no single place in a body: use names from the root down, with an index at"
                            + " most, such as $.a.b, $.a[0].b or $['a']");
        }
        return new BodyPath(List.copyOf(steps), index);
    }

    /** The names alone, for a reader that means every element of an array. */
    List<String> names() {
        return steps.stream().map(Step::name).toList();
    }

    private static String name(Matcher step) {
        for (int group = 1; group <= 3; group++) {
            if (step.group(group) != null) {
                return step.group(group);
            }
        }
        throw new IllegalStateException("a step always has a name");
    }
}
