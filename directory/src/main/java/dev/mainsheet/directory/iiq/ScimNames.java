package dev.mainsheet.directory.iiq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * What IdentityIQ calls the attributes of a user in SCIM: a few stand in the user itself, the manager in SCIM's enterprise
 * extension, and everything else, a site's own attributes among it, in SailPoint's.
 */
final class ScimNames {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String SAILPOINT = "urn:ietf:params:scim:schemas:sailpoint:1.0:User";

    private static final Set<String> CORE =
            Set.of("id", "userName", "name", "displayName", "userType", "active", "emails", "meta");

    private ScimNames() {}

    /** The full name of an attribute that is configured by its short or its full one. */
    static String qualified(String name) {
        if (name.startsWith("urn:") || isCore(name)) {
            return name;
        }
        return (name.equals("manager") ? ENTERPRISE : SAILPOINT) + ":" + name;
    }

    /** The value of an attribute in a user; a missing node if there is none. */
    static JsonNode value(JsonNode user, String name) {
        if (isCore(name)) {
            JsonNode value = user;
            for (String part : name.split("\\.")) {
                value = value.path(part);
            }
            return value;
        }
        String qualified = qualified(name);
        int colon = qualified.lastIndexOf(':');
        return user.path(qualified.substring(0, colon)).path(qualified.substring(colon + 1));
    }

    private static boolean isCore(String name) {
        int dot = name.indexOf('.');
        return CORE.contains(dot < 0 ? name : name.substring(0, dot));
    }
}
