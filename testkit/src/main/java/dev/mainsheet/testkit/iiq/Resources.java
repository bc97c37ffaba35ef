package dev.mainsheet.testkit.iiq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/** Identities and applications as SCIM resources, with all they have. */
final class Resources {

    private static final Instant APPLICATION_MODIFIED = Instant.parse("2026-02-18T19:43:07.140Z");

    private final Population population;
    private final String scim;

    /**
     * @param scim the server's own idea of where its SCIM is: the address of an internal host that nobody outside reaches
     */
    Resources(Population population, String scim) {
        this.population = population;
        this.scim = scim;
    }

    ObjectNode user(IiqPerson person) {
        ObjectNode user = ScimJson.object();
        user.set(Urn.SAILPOINT_USER, sailPoint(person));
        ObjectNode email = user.putArray("emails").addObject().put("type", "work");
        person.email().ifPresent(value -> email.put("value", value));
        switch (person.primary()) {
            case BOOLEAN -> email.put("primary", true);
            case TEXT -> email.put("primary", "true");
        }
        user.put("displayName", person.displayName());
        person.userType().ifPresent(value -> user.put("userType", value));
        user.set("meta", ScimJson.meta("User", url("Users", person.id()), person.lastModified()));
        user.putArray("schemas").add(Urn.SAILPOINT_USER).add(Urn.CORE_USER).add(Urn.ENTERPRISE_USER);
        ObjectNode name = user.putObject("name").put("formatted", person.displayName());
        person.familyName().ifPresent(value -> name.put("familyName", value));
        person.givenName().ifPresent(value -> name.put("givenName", value));
        user.put("active", person.active()).put("id", person.id()).put("userName", person.userName());
        user.putObject(Urn.ENTERPRISE_USER).set("manager", identity(person.managerId()));
        return user;
    }

    private ObjectNode sailPoint(IiqPerson person) {
        ObjectNode extension = ScimJson.object();
        ArrayNode accounts = extension.putArray("accounts");
        person.accounts().forEach(display -> accounts.add(link("Accounts", display)));
        extension.putObject("administrator");
        extension.putArray("capabilities");
        person.riskScore().ifPresent(score -> extension.put("riskScore", score));
        extension.put("isManager", population.manages(person.id()));
        person.attributes().forEach((name, value) -> extension.set(name, ScimJson.MAPPER.valueToTree(value)));
        person.lastRefresh().ifPresent(at -> extension.put("lastRefresh", ScimJson.time(at)));
        ArrayNode entitlements = extension.putArray("entitlements");
        person.entitlements().forEach(entitlement -> entitlements.add(entitlement(person, entitlement)));
        ArrayNode roles = extension.putArray("roles");
        person.roles().forEach(display -> roles.add(role(display)));
        return extension;
    }

    /** The readable name is {@code display}; {@code value} is that of an attribute. */
    private ObjectNode entitlement(IiqPerson person, IiqPerson.Entitlement entitlement) {
        return ScimJson.object()
                .put("value", entitlement.attribute())
                .put("display", entitlement.display())
                .put("type", "Entitlement")
                .put("application", entitlement.application())
                .put("accountName", person.userName())
                .put("$ref", url("Entitlements", Ids.of("entitlement", entitlement.display())));
    }

    private ObjectNode role(String display) {
        return ScimJson.object()
                .put("value", "assignedRoles")
                .put("display", display)
                .put("type", "it")
                .put("acquired", "Assigned")
                .put("application", "IIQ")
                .put("$ref", url("Roles", Ids.of("role", display)));
    }

    ObjectNode application(IiqApplication application) {
        ObjectNode resource = ScimJson.object()
                .put("id", application.id())
                .put("name", application.name())
                .put("type", application.type());
        resource.set("owner", identity(application.ownerId()));
        resource.set("meta", ScimJson.meta("Application", url("Applications", application.id()), APPLICATION_MODIFIED));
        resource.putArray("schemas").add(Urn.APPLICATION);
        return resource;
    }

    /** Nobody is an empty object. */
    private ObjectNode identity(Optional<String> id) {
        return id.flatMap(population::person)
                .map(person -> ScimJson.reference(person.displayName(), person.id(), url("Users", person.id())))
                .orElseGet(ScimJson::object);
    }

    private ObjectNode link(String endpoint, String display) {
        String id = Ids.of(endpoint, display);
        return ScimJson.reference(display, id, url(endpoint, id));
    }

    private String url(String endpoint, String id) {
        return scim + "/" + endpoint + "/" + id;
    }
}
