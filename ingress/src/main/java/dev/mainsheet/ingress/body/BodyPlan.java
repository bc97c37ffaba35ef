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
    private static final PathTree SECRETS =
            PathTree.of(List.of(BodyPath.of(List.of("_metadata", "secret")), BodyPath.of(List.of("signedS3Url"))));

    private final int subjects;
    private final PathTree wanted;

    private BodyPlan(List<BodyPath> subjects) {
        this.subjects = subjects.size();
        this.wanted = PathTree.of(
                Stream.concat(subjects.stream(), SENDER_IDS.stream()).toList());
    }

    /** A plan that takes the subject from the first of these paths at which a body has an id. */
    public static BodyPlan of(List<BodyPath> subjects) {
        return new BodyPlan(subjects);
    }

    PathTree wanted() {
        return wanted;
    }

    PathTree secrets() {
        return SECRETS;
    }

    /** Room for what is found, one place for each path of {@link #wanted}. */
    String[] places() {
        return new String[subjects + SENDER_IDS.size()];
    }

    Optional<String> subject(String[] found) {
        return first(found, 0, subjects);
    }

    Optional<String> senderId(String[] found) {
        return first(found, subjects, found.length);
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
