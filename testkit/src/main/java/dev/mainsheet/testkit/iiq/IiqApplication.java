package dev.mainsheet.testkit.iiq;

import java.util.Optional;

/**
 * An application: what Identity Security Cloud calls a source.
 *
 * @param id 32 hexadecimal digits
 * @param name unique
 * @param type of connector
 * @param ownerId the id of the identity that owns it
 */
public record IiqApplication(String id, String name, String type, Optional<String> ownerId) {

    private static final String TYPE = "Active Directory - Direct";

    /** One owned by the identity of this user name. */
    public static IiqApplication ownedBy(String name, String ownerUserName) {
        return new IiqApplication(
                Ids.of("application", name), name, TYPE, Optional.of(Ids.of("identity", ownerUserName)));
    }

    /** One without an owner. */
    public static IiqApplication orphaned(String name) {
        return new IiqApplication(Ids.of("application", name), name, TYPE, Optional.empty());
    }
}
