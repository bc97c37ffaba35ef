package dev.mainsheet.testkit.iiq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.testkit.oauth.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What the stand-in answers is of the shape that is published. */
class IdentityIqShapesTest {

    /** Documents gathered elsewhere, in the folder {@code iiq} of the one this names. */
    private static final String FOLDER = "SAILPOINT_SAMPLES";

    private static final Instant REFRESHED = Instant.parse("2026-03-02T14:50:25.859Z");

    private final Population population = new Population();
    private final Resources resources = new Resources(population, "http://iiq.internal.invalid/identityiq/scim/v2");

    @BeforeEach
    void addWhoIsNamed() {
        population.add(List.of(IiqPerson.named("Joe.Smith").name("Joe", "Smith").build()));
    }

    @Test
    void aPersonIsWrittenAsIdentityIqWritesOne() throws IOException {
        IiqPerson person = IiqPerson.named("Ann.Lee")
                .id("a".repeat(32))
                .name("Ann", "Lee")
                .email("ann.lee@example.com")
                .userType("employee")
                .managerId("b".repeat(32))
                .riskScore(125)
                .lastRefresh(REFRESHED)
                .attribute("Department", "Radio")
                .account("ann")
                .role("User - IT")
                .entitlement("memberOf", "HelpDesk", "Directory")
                .build();
        population.add(
                List.of(person, IiqPerson.named("boss").id("b".repeat(32)).build()));

        assertThat(resources.user(person)).isEqualTo(ScimJson.MAPPER.readTree("""
                {"urn:ietf:params:scim:schemas:sailpoint:1.0:User":
                   {"accounts": [{"displayName": "ann", "value": "%1$s", "$ref": "%4$s/Accounts/%1$s"}],
                    "administrator": {}, "capabilities": [], "riskScore": 125, "isManager": false,
                    "Department": "Radio", "lastRefresh": "2026-03-02T08:50:25.859-06:00",
                    "entitlements": [{"value": "memberOf", "display": "HelpDesk", "type": "Entitlement",
                       "application": "Directory", "accountName": "Ann.Lee", "$ref": "%4$s/Entitlements/%2$s"}],
                    "roles": [{"value": "assignedRoles", "display": "User - IT", "type": "it",
                       "acquired": "Assigned", "application": "IIQ", "$ref": "%4$s/Roles/%3$s"}]},
                 "emails": [{"type": "work", "value": "ann.lee@example.com", "primary": true}],
                 "displayName": "Ann Lee", "userType": "employee",
                 "meta": {"created": "2026-02-11T01:34:04.074-06:00", "location": "%4$s/Users/%5$s",
                    "lastModified": "2026-03-02T07:50:25.860-06:00", "version": "W/\\"1772459425860\\"",
                    "resourceType": "User"},
                 "schemas": ["urn:ietf:params:scim:schemas:sailpoint:1.0:User",
                    "urn:ietf:params:scim:schemas:core:2.0:User",
                    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "name": {"formatted": "Ann Lee", "familyName": "Lee", "givenName": "Ann"},
                 "active": true, "id": "%5$s", "userName": "Ann.Lee",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                   {"manager": {"displayName": "boss", "value": "%6$s", "$ref": "%4$s/Users/%6$s"}}}
                """.formatted(
                        Ids.of("Accounts", "ann"),
                        Ids.of("entitlement", "HelpDesk"),
                        Ids.of("role", "User - IT"),
                        "http://iiq.internal.invalid/identityiq/scim/v2",
                        "a".repeat(32),
                        "b".repeat(32))));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = FOLDER, matches = ".+")
    void publishedUsersHaveTheShapeOfOurs() throws IOException {
        IiqPerson full = barbara();
        IiqPerson minimal = IiqPerson.named("svc.orphan")
                .attribute("costcenter", List.of())
                .attribute("regionOwner", Map.of())
                .attribute("locationOwner", Map.of())
                .build();
        population.add(List.of(full, minimal));

        assertThat(shape(resources.user(full))).isEqualTo(shapeOf("scim-user-with-entitlements-roles.json"));
        assertThat(shape(unasked(full))).isEqualTo(shapeOf("scim-user.json"));
        assertThat(shape(unasked(minimal))).isEqualTo(shapeOf("scim-user-minimal.json"));
        assertThat(shape(ScimJson.list(1, 1, List.of(unasked(full))))).isEqualTo(shapeOf("scim-list-users.json"));
        assertThat(ScimJson.list(0, 1, List.of())).isEqualTo(sample("scim-list-empty.json"));
    }

    @Test
    @EnabledIfEnvironmentVariable(named = FOLDER, matches = ".+")
    void publishedErrorsAndDocumentsHaveTheShapeOfOurs() throws IOException {
        String filter = "urn:ietf:params:scim:schemas:sailpoint:1.0:User:riskScore eq -1";
        Tokens tokens = new Tokens(Clock.systemUTC(), Map.of(), Duration.ofSeconds(1200));

        assertThat(json(ScimErrors.invalidFilter(filter).body()))
                .isEqualTo(sample("scim-error-400-invalid-filter.json"));
        assertThat(json(ScimErrors.notFound("0a0000018f1e1a2b818f1e4c5d6a0101").body()))
                .isEqualTo(sample("scim-error-404.json"));
        assertThat(json(ScimErrors.status(405).body())).isEqualTo(sample("scim-error-405.json"));
        assertThat(shape(json(new Discovery("http://internal.invalid", 1000)
                        .serviceProviderConfig()
                        .body())))
                .isEqualTo(shapeOf("scim-serviceproviderconfig.json"));
        assertThat(shape(json(tokens.issue("x").answer().body()))).isEqualTo(shapeOf("oauth-token.json"));
    }

    private static IiqPerson barbara() {
        Map<String, String> owner = Map.of("displayName", "Joe Smith", "value", "0a", "$ref", "https://iiq");
        return IiqPerson.named("Barbara.Jensen")
                .name("Barbara", "Jensen")
                .email("barbara.jensen@example.com")
                .userType("employee")
                .manager("Joe.Smith")
                .riskScore(125)
                .lastRefresh(REFRESHED)
                .attribute("empId", "1b2a3c")
                .attribute("region", "Americas")
                .attribute("regionOwner", owner)
                .attribute("location", "Austin")
                .attribute("locationOwner", Map.of())
                .attribute("Department", "Regional Operations")
                .attribute("jobtitle", "Internal Audit Analyst")
                .attribute("costcenter", List.of("CC01", "DD02"))
                .account("Barbara Jensen")
                .account("1b2a3c")
                .role("User - IT")
                .entitlement("memberOf", "HelpDesk_AD", "Active_Directory")
                .build();
    }

    /** As it comes where nothing was asked for. */
    private ObjectNode unasked(IiqPerson person) {
        return Projection.ALL.apply(resources.user(person));
    }

    private static Set<String> shapeOf(String file) throws IOException {
        return shape(sample(file));
    }

    private static JsonNode sample(String file) throws IOException {
        return json(Files.readString(Path.of(System.getenv(FOLDER), "iiq", file)));
    }

    private static JsonNode json(String text) throws IOException {
        return ScimJson.MAPPER.readTree(text);
    }

    /** Every path with the type of what is there; elements of an array share one. */
    private static Set<String> shape(JsonNode node) {
        Set<String> shape = new TreeSet<>();
        addShape("$", node, shape);
        return shape;
    }

    private static void addShape(String path, JsonNode node, Set<String> shape) {
        shape.add(path + " " + node.getNodeType());
        node.properties().forEach(field -> addShape(path + "/" + field.getKey(), field.getValue(), shape));
        if (node.isArray()) {
            node.forEach(element -> addShape(path + "/*", element, shape));
        }
    }
}
