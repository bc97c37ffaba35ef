package dev.mainsheet.directory;

/** Whom to find. Equal queries ask for the same person. */
public sealed interface Query {

    /** Whose names and ids it uses. */
    Realm realm();

    /**
     * The identity with this id.
     *
     * @param id as that system made it: 32 hexadecimal digits, with or without hyphens
     */
    record ById(Realm realm, String id) implements Query {}

    /**
     * The one identity whose attribute has this value.
     *
     * @param attribute as the system calls it in a filter, such as {@code userName} or {@code emails.value}
     * @param value compared whole; may contain anything
     */
    record ByAttribute(Realm realm, String attribute, String value) implements Query {}

    /**
     * The owner of an application, as IdentityIQ calls what Identity Security Cloud calls a source.
     *
     * @param application its name
     */
    record OwnerOf(Realm realm, String application) implements Query {}
}
