package dev.mainsheet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.people.CorrelationRule;
import dev.mainsheet.processor.people.PeopleRule;
import dev.mainsheet.processor.people.PeopleSettings;
import dev.mainsheet.processor.people.PeopleWanted;
import dev.mainsheet.processor.people.Reach;
import dev.mainsheet.processor.people.Role;
import dev.mainsheet.processor.people.TenantDirectory;
import dev.mainsheet.processor.route.Otherwise;
import dev.mainsheet.processor.route.Patience;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.RoleName;
import dev.mainsheet.schemas.TriggerGlob;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredPeopleTest {

    private static final String IIQ =
            "iiq: {url: 'https://iiq.example.com/identityiq', client-id: a, client-secret: b}";
    private static final String ISC = "isc: {url: 'https://acme.api.identitynow.com', client-id: a, client-secret: b}";

    @Test
    void theRolesOfTheConfigurationAreThoseThereAre() {
        assertThat(RoleName.ALL)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Role.values()).map(Role::text).toList());
    }

    @Test
    void aRouteSaysWhomItLooksUpAndHowLongItWaits() throws ConfigException {
        List<Route> routes = ConfiguredRules.routes(config("""
                  routes:
                    - {triggers: ["*"], listeners: [hr]}
                    - triggers: ["*"]
                      listeners: [hr]
                      people: [subject, requestedFor]
                      recipient: manager
                      split: $.requestedFor
                      wait: PT1M
                      otherwise: dead-letter
                """).routes());

        assertThat(routes.get(0).people()).isEqualTo(PeopleWanted.NOBODY);
        assertThat(routes.get(0).patience()).isEqualTo(Patience.DEFAULT);
        assertThat(routes.get(1).people())
                .isEqualTo(new PeopleWanted(
                        List.of(Role.SUBJECT, Role.REQUESTED_FOR),
                        Role.MANAGER,
                        Optional.of(new PeopleWanted.Split("mainsheet.routes[1].split", "$.requestedFor"))));
        assertThat(routes.get(1).patience()).isEqualTo(new Patience(Duration.ofMinutes(1), Otherwise.DEAD_LETTER));
    }

    @Test
    void placesAndCorrelationsKnowWhereTheyStand() throws ConfigException {
        PeopleSettings settings = ConfiguredPeople.settings(config("""
                  people:
                    - {triggers: ["acme:*"], role: approvers, path: "$.by"}
                  tenants:
                    default:
                      kind: iiq
                      directory: iiq
                      correlation:
                        - {triggers: ["*"], path: "@.name", attribute: userName}
                      %s
                """.formatted(IIQ)));

        assertThat(settings.people())
                .containsExactly(new PeopleRule(
                        "mainsheet.people[0]", List.of(new TriggerGlob("acme:*")), Role.APPROVERS, "$.by"));
        assertThat(settings.tenants())
                .containsEntry(
                        "default",
                        new TenantDirectory(
                                Realm.IIQ,
                                Reach.IIQ,
                                List.of(new CorrelationRule(
                                        "mainsheet.tenants.default.correlation[0]",
                                        List.of(new TriggerGlob("*")),
                                        "@.name",
                                        "userName"))));
    }

    @ParameterizedTest
    @CsvSource({"'', NONE", "iiq, IIQ", "isc, ISC", "iiq isc, CHAIN", "iiq isc none, NONE", "iiq isc isc-only, ISC"})
    void withoutAWordTheDirectoryIsWhatIsConfigured(String configured, Reach reach) throws ConfigException {
        String tenant = "      kind: isc\n"
                + (configured.contains("iiq") ? "      " + IIQ + "\n" : "")
                + (configured.contains("isc") ? "      " + ISC + "\n" : "")
                + (configured.contains("none") ? "      directory: none\n" : "")
                + (configured.contains("only") ? "      directory: isc\n" : "");

        assertThat(ConfiguredPeople.settings(config("  tenants:\n    emea:\n" + tenant))
                        .tenants()
                        .get("emea")
                        .reach())
                .isEqualTo(reach);
    }

    private static MainsheetConfig config(String rules) throws ConfigException {
        String yaml = """
                mainsheet:
                  ingress: {bearer-tokens: [t]}
                  moveworks:
                    listeners:
                      hr: {url: "https://example.com/hr", token: t}
                """ + rules;
        return ConfigLoader.load("test.yaml", yaml, Map.of()).config();
    }
}
