package dev.mainsheet.schemas;

import java.util.List;

/**
 * Where in a trigger's body a subject stands: field names from the root, and nothing but names, so that one streaming pass
 * over the body can follow them. An array on the way stands for its first element. See {@link FieldPath} for what counts
 * as an id.
 *
 * @param type what stands there
 * @param id the way to its id, such as {@code [identity, id]}
 * @param name the way to its display name
 */
public record SubjectPath(SubjectType type, List<String> id, List<String> name) {

    public SubjectPath {
        id = List.copyOf(id);
        name = List.copyOf(name);
    }

    /** From the dotted form, such as {@code identity.id}. */
    static SubjectPath of(SubjectType type, String id, String name) {
        return new SubjectPath(type, FieldPath.parse(id), FieldPath.parse(name));
    }
}
