package dev.mainsheet.processor.dedupe;

import dev.mainsheet.schemas.TriggerGlob;
import java.time.Duration;
import java.util.List;

/**
 * What counts as a duplicate for some triggers. The first rule in file order that names a trigger decides for it.
 *
 * @param key where it stands in the configuration, such as {@code mainsheet.dedupe[0]}
 * @param triggers the triggers it is for
 * @param by how events are compared
 * @param paths JSONPaths, for {@link By#PATHS} only
 * @param window how far back they are compared, by append time; at most {@link #LONGEST_WINDOW}
 */
public record DedupeRule(String key, List<TriggerGlob> triggers, By by, List<String> paths, Duration window) {

    /** How events are compared. */
    public enum By {
        /**
         * With the latest event of the same trigger and subject that went through: A, B, A all go through, A, A within
         * the window does not.
         */
        CONSECUTIVE,
        /**
         * With every event of the same trigger and subject within the window. It drops true changes: of A to B, B to A,
         * A to B within the window the third is called a duplicate, and the receiver ends on A.
         */
        CONTENT,
        /** As {@link #CONTENT}, but only the values at some places count. */
        PATHS,
        /** Not at all. */
        NONE
    }

    /** How long what went through is remembered. */
    public static final Duration LONGEST_WINDOW = Duration.ofHours(72);

    /** Decides for every trigger that no configured rule names. */
    public static final DedupeRule DEFAULT = new DedupeRule(
            "(default)", List.of(new TriggerGlob("*")), By.CONSECUTIVE, List.of(), Duration.ofMinutes(1));

    public DedupeRule {
        triggers = List.copyOf(triggers);
        paths = List.copyOf(paths);
        if (window.isNegative() || window.isZero() || window.compareTo(LONGEST_WINDOW) > 0) {
            throw new IllegalArgumentException(
                    key + ".window: " + window + " is not between PT0.001S and " + LONGEST_WINDOW);
        }
    }

    boolean isFor(String trigger) {
        return triggers.stream().anyMatch(glob -> glob.matches(trigger));
    }

    /** For outcomes, such as {@code mainsheet.dedupe[0]: content within PT10M}. */
    String describe() {
        String rule =
                switch (by) {
                    case CONSECUTIVE -> "consecutive within " + window;
                    case CONTENT -> "content within " + window;
                    case PATHS -> String.join(", ", paths) + " within " + window;
                    case NONE -> "none";
                };
        return this == DEFAULT ? rule + " " + key : key + ": " + rule;
    }
}
