package dev.mainsheet.ingress;

import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;
import java.util.Optional;

/**
 * What in a request's head marks its event as a test, as configured.
 *
 * @param header that marks it
 * @param paths that mark it, as in the request line but decoded, without the query
 */
public record TestMarks(Optional<HeaderMark> header, List<TriggerGlob> paths) {

    /** Nothing does. */
    public static final TestMarks NONE = new TestMarks(Optional.empty(), List.of());

    public TestMarks {
        paths = List.copyOf(paths);
    }

    boolean on(RequestHead head) {
        return header.filter(mark -> mark.on(head)).isPresent() || onPath(head);
    }

    /** Decoded, or an encoded letter would slip a test past its mark. */
    private boolean onPath(RequestHead head) {
        return !paths.isEmpty()
                && PercentDecoding.ascii(head.path())
                        .filter(path -> paths.stream().anyMatch(glob -> glob.matches(path)))
                        .isPresent();
    }
}
