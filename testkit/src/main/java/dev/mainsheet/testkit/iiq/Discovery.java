package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.StandInAnswer;
import java.util.List;

/** What SCIM says of itself. */
final class Discovery {

    private final String scim;
    private final int maxResults;

    Discovery(String scim, int maxResults) {
        this.scim = scim;
        this.maxResults = maxResults;
    }

    /** Answered without a credential, so it proves nothing about one. */
    StandInAnswer serviceProviderConfig() {
        ObjectNode config = ScimJson.object();
        config.putObject("filter").put("maxResults", maxResults).put("supported", true);
        config.putObject("patch").put("supported", false);
        ArrayNode schemes = config.putArray("authenticationSchemes");
        scheme(schemes, "HTTP Basic", "http://www.ietf.org/rfc/rfc2617.txt", "httpbasic");
        scheme(schemes, "OAuth Bearer Token", "http://tools.ietf.org/html/rfc6750", "oauthbearertoken");
        config.set("meta", meta("ServiceProviderConfig", "ServiceProviderConfig"));
        config.putArray("schemas").add(Urn.SERVICE_PROVIDER_CONFIG);
        config.putObject("etag").put("supported", true);
        config.putObject("sort").put("supported", true);
        config.putObject("bulk")
                .put("maxPayloadSize", 0)
                .put("maxOperations", 0)
                .put("supported", false);
        config.putObject("changePassword").put("supported", true);
        return ScimJson.answer(config);
    }

    private static void scheme(ArrayNode schemes, String name, String specification, String type) {
        schemes.addObject()
                .put("name", name)
                .put("specUri", specification)
                .put("type", type)
                .put("description", "Authentication by " + name);
    }

    StandInAnswer resourceTypes() {
        List<ObjectNode> types = List.of(
                resourceType("User", "/Users", Urn.CORE_USER),
                resourceType("Application", "/Applications", Urn.APPLICATION));
        return ScimJson.answer(ScimJson.list(types.size(), 1, types));
    }

    private ObjectNode resourceType(String name, String endpoint, String schema) {
        ObjectNode type = ScimJson.object()
                .put("id", name)
                .put("name", name)
                .put("endpoint", endpoint)
                .put("schema", schema);
        type.set("meta", meta("ResourceType", "ResourceTypes/" + name));
        type.putArray("schemas").add(Urn.RESOURCE_TYPE);
        return type;
    }

    private ObjectNode meta(String type, String path) {
        return ScimJson.object().put("location", scim + "/" + path).put("resourceType", type);
    }
}
