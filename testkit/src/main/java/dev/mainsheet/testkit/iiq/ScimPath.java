package dev.mainsheet.testkit.iiq;

import java.util.List;
import java.util.Optional;

/**
 * An attribute as {@code attributes} and {@code excludedAttributes} name it.
 *
 * @param schema of the extension it is in; empty for the core
 * @param attribute empty for the extension as a whole
 * @param part of a complex attribute
 */
record ScimPath(Optional<String> schema, Optional<String> attribute, Optional<String> part) {

    private static final List<String> EXTENSIONS = List.of(Urn.SAILPOINT_USER, Urn.ENTERPRISE_USER);

    /** Full names contain dots and colons themselves, so known schemas are taken off first. */
    static ScimPath of(String name) {
        for (String extension : EXTENSIONS) {
            if (name.equals(extension)) {
                return new ScimPath(Optional.of(extension), Optional.empty(), Optional.empty());
            }
            if (name.startsWith(extension + ":")) {
                return of(Optional.of(extension), name.substring(extension.length() + 1));
            }
        }
        String core = name.startsWith(Urn.CORE_USER + ":") ? name.substring(Urn.CORE_USER.length() + 1) : name;
        return of(Optional.empty(), core);
    }

    private static ScimPath of(Optional<String> schema, String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? new ScimPath(schema, Optional.of(name), Optional.empty())
                : new ScimPath(schema, Optional.of(name.substring(0, dot)), Optional.of(name.substring(dot + 1)));
    }
}
