package dev.mainsheet.testkit.iiq;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.testkit.StandInStartException;
import dev.mainsheet.testkit.iiq.IiqPerson.PrimaryForm;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdentityIqUsersTest {

    private final IdentityIqStandIn identityIq = new IdentityIqStandIn(
            IdentityIqOptions.withClient(IiqClient.ID, IiqClient.SECRET).maxResults(10));
    private final IiqClient client = new IiqClient(identityIq.baseUrl());
    private String token;

    @BeforeEach
    void start() throws Exception {
        identityIq.start();
        token = client.token();
    }

    @AfterEach
    void stop() {
        identityIq.close();
    }

    @Test
    void aPageHoldsNoMoreThanTheServersLimitWhateverIsAskedFor() throws Exception {
        identityIq.crowd(25);

        JsonNode first = IiqClient.json(client.get("/scim/v2/Users?count=500", token));
        JsonNode last = IiqClient.json(client.get("/scim/v2/Users?startIndex=21&count=500", token));
        JsonNode beyond = IiqClient.json(client.get("/scim/v2/Users?startIndex=26", token));

        assertThat(first.get("totalResults").asInt()).isEqualTo(25);
        assertThat(first.get("Resources")).hasSize(10);
        assertThat(last.get("startIndex").asInt()).isEqualTo(21);
        assertThat(names(last))
                .containsExactly("sailor.000020", "sailor.000021", "sailor.000022", "sailor.000023", "sailor.000024");
        assertThat(beyond.get("Resources")).isEmpty();
    }

    @Test
    void oddPagesAreReadAsScimHasThemAndWhatIsNoNumberIs400() throws Exception {
        identityIq.crowd(3);

        assertThat(IiqClient.json(client.get("/scim/v2/Users?count=0", token)).get("Resources"))
                .isEmpty();
        assertThat(IiqClient.json(client.get("/scim/v2/Users?startIndex=0&count=1", token))
                        .get("Resources"))
                .hasSize(1);
        assertThat(client.get("/scim/v2/Users?count=many", token).statusCode()).isEqualTo(400);
    }

    @Test
    void aListIsSortedByOneAttributeEitherWay() throws Exception {
        identityIq.add(IiqPerson.named("b").build());
        identityIq.add(IiqPerson.named("a").build());

        assertThat(names(IiqClient.json(client.get("/scim/v2/Users?sortBy=userName", token))))
                .containsExactly("a", "b");
        assertThat(names(IiqClient.json(client.get("/scim/v2/Users?sortBy=userName&sortOrder=descending", token))))
                .containsExactly("b", "a");
    }

    @Test
    void rolesAndEntitlementsComeOnlyWhereTheirFullNamesAreAskedFor() throws Exception {
        identityIq.add(IiqPerson.named("bob")
                .role("User - IT")
                .entitlement("memberOf", "HelpDesk_AD", "Active_Directory")
                .build());

        for (String silent : new String[] {"", "?attributes=roles,entitlements", "?attributes=" + Urn.SAILPOINT_USER}) {
            assertThat(user("bob", silent).findValue("roles")).as(silent).isNull();
            assertThat(user("bob", silent).findValue("entitlements")).as(silent).isNull();
        }
        JsonNode bob = user(
                "bob", "?attributes=userName," + Urn.SAILPOINT_USER + ":roles," + Urn.SAILPOINT_USER + ":entitlements");
        assertThat(bob.at("/" + Urn.SAILPOINT_USER + "/roles/0/display").asText())
                .isEqualTo("User - IT");
        assertThat(bob.at("/" + Urn.SAILPOINT_USER + "/roles/0/value").asText()).isEqualTo("assignedRoles");
        assertThat(bob.at("/" + Urn.SAILPOINT_USER + "/entitlements/0/display").asText())
                .isEqualTo("HelpDesk_AD");
    }

    @Test
    void onlyTheAttributesAskedForComeAndTheIdWithThem() throws Exception {
        identityIq.add(IiqPerson.named("boss").build());
        identityIq.add(IiqPerson.named("bob")
                .name("Bob", "Ray")
                .email("bob@example.com")
                .manager("boss")
                .attribute("Department", "Radio")
                .build());

        JsonNode bob = user(
                "bob",
                "?attributes=emails.value,name.givenName,name.familyName," + Urn.SAILPOINT_USER + ":Department,"
                        + Urn.ENTERPRISE_USER + ":manager");

        assertThat(bob.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "schemas", "emails", "name", Urn.SAILPOINT_USER, Urn.ENTERPRISE_USER);
        assertThat(bob.get("emails").toString()).isEqualTo("[{\"value\":\"bob@example.com\"}]");
        assertThat(bob.get("name").toString()).isEqualTo("{\"givenName\":\"Bob\",\"familyName\":\"Ray\"}");
        assertThat(bob.get(Urn.SAILPOINT_USER).toString()).isEqualTo("{\"Department\":\"Radio\"}");
        assertThat(bob.at("/" + Urn.ENTERPRISE_USER + "/manager/displayName").asText())
                .isEqualTo("boss");
    }

    @Test
    void attributesOfAnotherLetterCaseOrWithoutTheirSchemaDoNotCome() throws Exception {
        identityIq.add(IiqPerson.named("bob").attribute("Department", "Radio").build());

        assertThat(user("bob", "?attributes=Department," + Urn.SAILPOINT_USER + ":department")
                        .findValue("Department"))
                .isNull();
    }

    @Test
    void excludedAttributesDoNotComeButTheIdDoes() throws Exception {
        identityIq.add(IiqPerson.named("bob").email("bob@example.com").build());

        JsonNode bob = user("bob", "?excludedAttributes=id,emails.value,meta," + Urn.SAILPOINT_USER);

        assertThat(bob.has("id")).isTrue();
        assertThat(bob.has("meta")).isFalse();
        assertThat(bob.has(Urn.SAILPOINT_USER)).isFalse();
        assertThat(bob.get("emails").toString()).isEqualTo("[{\"type\":\"work\",\"primary\":true}]");
    }

    @Test
    void whatAPersonHasNotIsMissingInItsOwnWay() throws Exception {
        identityIq.add(IiqPerson.named("svc").build());
        identityIq.add(IiqPerson.named("stray").managerId("0".repeat(32)).build());

        JsonNode service = user("svc", "");
        assertThat(service.at("/" + Urn.ENTERPRISE_USER + "/manager").toString())
                .isEqualTo("{}");
        assertThat(service.at("/emails/0").has("value")).isFalse();
        assertThat(service.get("name").toString()).isEqualTo("{\"formatted\":\"svc\"}");
        assertThat(service.get(Urn.SAILPOINT_USER).has("riskScore")).isFalse();
        assertThat(service.has("userType")).isFalse();
        assertThat(user("stray", "").at("/" + Urn.ENTERPRISE_USER + "/manager").toString())
                .isEqualTo("{}");
    }

    @Test
    void thePrimaryAddressIsMarkedByABooleanOrByAText() throws Exception {
        identityIq.add(IiqPerson.named("a").email("a@example.com").build());
        identityIq.add(IiqPerson.named("b")
                .email("b@example.com")
                .primary(PrimaryForm.TEXT)
                .build());

        assertThat(user("a", "").at("/emails/0/primary").isBoolean()).isTrue();
        assertThat(user("b", "").at("/emails/0/primary").textValue()).isEqualTo("true");
    }

    @Test
    void linksLeadToAHostThatCannotBeReached() throws Exception {
        identityIq.add(IiqPerson.named("boss").build());
        identityIq.add(IiqPerson.named("bob").manager("boss").build());

        List<String> links = user("bob", "").findValuesAsText("$ref");

        assertThat(links).hasSize(1);
        assertThat(URI.create(links.get(0)).getHost()).endsWith(".internal.invalid");
        assertThat(user("boss", "").at("/" + Urn.SAILPOINT_USER + "/isManager").booleanValue())
                .isTrue();
    }

    @Test
    void anUnknownIdIs404WithItsName() throws Exception {
        HttpResponse<String> answer = client.get("/scim/v2/Users/0a01", token);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(IiqClient.json(answer))
                .isEqualTo(ScimJson.MAPPER.readTree("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],"
                        + "\"detail\":\"Resource 0a01 not found.\",\"status\":\"404\"}"));
    }

    @Test
    void aPersonIsReadByNameOnlyWhereThatIsSaid() throws Exception {
        identityIq.add(IiqPerson.named("bob").build());

        assertThat(client.get("/scim/v2/Users/bob", token).statusCode()).isEqualTo(404);
        assertThat(client.get("/scim/v2/Users/bob?lookupByName=true", token).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherMethodIs405WithoutADetailAndAnotherResource404() throws Exception {
        HttpResponse<String> patch = client.send("PATCH", "/scim/v2/Users/0a01", token);

        assertThat(patch.statusCode()).isEqualTo(405);
        assertThat(IiqClient.json(patch))
                .isEqualTo(ScimJson.MAPPER.readTree(
                        "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"405\"}"));
        assertThat(client.get("/scim/v2/Groups", token).statusCode()).isEqualTo(404);
    }

    @Test
    void anApplicationIsFoundByNameWithItsOwnerOrNone() throws Exception {
        identityIq.add(IiqPerson.named("ann").name("Ann", "Lee").build());
        identityIq.add(IiqApplication.ownedBy("HR", "ann"));
        identityIq.add(IiqApplication.orphaned("Old"));

        JsonNode found = IiqClient.json(
                client.get("/scim/v2/Applications?filter=" + IiqClient.encoded("name eq \"HR\""), token));

        assertThat(found.get("totalResults").asInt()).isEqualTo(1);
        assertThat(found.at("/Resources/0/owner/value").asText()).isEqualTo(Ids.of("identity", "ann"));
        assertThat(found.at("/Resources/0/owner/displayName").asText()).isEqualTo("Ann Lee");
        assertThat(IiqClient.json(client.get("/scim/v2/Applications/" + Ids.of("application", "Old"), token))
                        .get("owner")
                        .toString())
                .isEqualTo("{}");
    }

    @Test
    void outsideOfTheContextRootThereIsNothing() throws Exception {
        IiqClient withoutRoot = new IiqClient(identityIq.url());

        assertThat(withoutRoot.get("/rest/ping", token).statusCode()).isEqualTo(404);
        assertThat(withoutRoot.get("/scim/v2/Users", token).statusCode()).isEqualTo(404);
        assertThat(withoutRoot.token("", "", "").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherContextRootOrNoneIsAsGood() throws Exception {
        for (String root : new String[] {"", "/iiq8.3", "/a/b"}) {
            try (IdentityIqStandIn other = started(root)) {
                IiqClient there = new IiqClient(other.baseUrl());
                assertThat(there.get("/scim/v2/Users", there.token()).statusCode())
                        .as(root)
                        .isEqualTo(200);
            }
        }
    }

    private static IdentityIqStandIn started(String root) throws StandInStartException {
        IdentityIqStandIn standIn = new IdentityIqStandIn(
                IdentityIqOptions.withClient(IiqClient.ID, IiqClient.SECRET).contextRoot(root));
        standIn.start();
        return standIn;
    }

    private JsonNode user(String name, String query) throws Exception {
        return IiqClient.json(client.get("/scim/v2/Users/" + Ids.of("identity", name) + query, token));
    }

    private static List<String> names(JsonNode list) {
        return list.findValuesAsText("userName");
    }
}
