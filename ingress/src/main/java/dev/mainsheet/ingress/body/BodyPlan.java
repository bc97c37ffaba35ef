package dev.mainsheet.ingress.body;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What to look for in the bodies of one trigger. Compiled once; safe for any thread. */
public final class BodyPlan {

    /** What a sender may call its event, in order of preference. */
    private static final List<BodyPath> SENDER_IDS = List.of(
            BodyPath.of(List.of("eventId")),
            BodyPath.of(List.of("_metadata", "invocationId")),
            BodyPath.of(List.of("_meta", "invocationId")));

    /** What opens something by itself: the completion of an invocation, the download of a report. */
    private static final List<BodyPath> SECRETS = List.of(
            BodyPath.of(List.of("_metadata", "secret")),
            BodyPath.of(List.of("_meta", "secret")),
            BodyPath.of(List.of("signedS3Url")));

    private final int subjects;
    private final PathTree wanted;
    private final PathTree secrets;

    private BodyPlan(List<BodyPath> subjects, BodyRules rules) {
        this.subjects = subjects.size();
        this.wanted = PathTree.of(
                Stream.concat(subjects.stream(), SENDER_IDS.stream()).toList(), rules.testMark());
        this.secrets = PathTree.ofSecrets(
                Stream.concat(SECRETS.stream(), rules.secrets().stream()).toList());
    }

    /** A plan that takes the subject from the first of {@code subjects} at which a body has an id. */
    static BodyPlan of(List<BodyPath> subjects, BodyRules rules) {
        return new BodyPlan(subjects, rules);
    }

    PathTree wanted() {
        return wanted;
    }

    PathTree secrets() {
        return secrets;
    }

    /** Room for what is found, one place for each path of {@link #wanted}, the last for the mark of a test. */
    String[] places() {
        return new String[testMark() + 1];
    }

    private int testMark() {
        return subjects + SENDER_IDS.size();
    }

    Optional<String> subject(String[] found) {
        return first(found, 0, subjects);
    }

    Optional<String> senderId(String[] found) {
        return first(found, subjects, testMark());
    }

    boolean test(String[] found) {
        return found[testMark()] != null;
    }

    private static Optional<String> first(String[] found, int from, int to) {
        for (int i = from; i < to; i++) {
            if (found[i] != null) {
                return Optional.of(found[i]);
            }
        }
        return Optional.empty();
    }
}
