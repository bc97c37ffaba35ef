package dev.mainsheet.schemas;

import java.util.List;
import java.util.Optional;

/** Finds the subject in a body that is parsed already. */
public final class SubjectReader {

    private SubjectReader() {}

    /**
     * The subject at the first of {@code paths} whose id is there.
     *
     * @param body a tree of maps and lists
     * @param paths in order of preference, as {@link Triggers#subjects} gives them
     */
    public static Optional<Subject> find(Object body, List<SubjectPath> paths) {
        for (SubjectPath path : paths) {
            Optional<String> id = FieldPath.text(body, path.id());
            if (id.isPresent()) {
                return Optional.of(new Subject(path.type(), id.get(), FieldPath.text(body, path.name())));
            }
        }
        return Optional.empty();
    }
}
