package dev.mainsheet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantChecksTest {

    private static final String IIQ =
            "iiq: {url: 'https://iiq.example.com/identityiq', client-id: c, client-secret: s}";

    @Test
    void aTenantSaysWhereItsPeopleAreFound() throws ConfigException {
        MainsheetConfig config = load("""
                mainsheet:
                  tenants:
                    default:
                      kind: iiq
                      directory: chain
                      correlation:
                        - {triggers: ["idn:identity-*"], path: $.identity.name, attribute: userName}
                        - {triggers: ["*"], path: "@.email", attribute: emails.value}
                      iiq:
                        url: https://iiq.example.com/identityiq
                        client-id: mainsheet
                        client-secret: iiq-secret
                        token-request: query
                        read: plugin
                        attributes: [empId, Department]
                        roles: true
                        tls: {ca: /etc/ca.pem}
                      isc: {url: "https://acme.api.identitynow.com", client-id: pat, client-secret: isc-secret}
                  directory: {timeout: PT2S, max-not-found: 100}
                  http: {proxy: "http://user:hush@proxy:3128", no-proxy: [".internal", 10.0.0.0/8]}
                """);
        TenantSection tenant = config.tenants().get("default");
        assertThat(tenant.kind()).isEqualTo(TenantSection.Kind.IIQ);
        assertThat(tenant.directory()).contains(TenantSection.DirectoryKind.CHAIN);
        assertThat(tenant.correlation())
                .extracting(TenantSection.Correlation::path)
                .containsExactly("$.identity.name", "@.email");
        assertThat(tenant.iiq().tokenRequest()).isEqualTo(TenantSection.TokenRequest.QUERY);
        assertThat(tenant.iiq().read()).isEqualTo(TenantSection.Read.PLUGIN);
        assertThat(tenant.iiq().attributes()).contains(List.of("empId", "Department"));
        assertThat(tenant.iiq().roles().on()).isTrue();
        assertThat(tenant.iiq().entitlements().on()).isFalse();
        assertThat(tenant.isc().clientSecret().orElseThrow().value()).isEqualTo("isc-secret");
        assertThat(config.directory().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.directory().maxNotFound()).isEqualTo(new Percent(100));
        assertThat(config.http().noProxy().orElseThrow()).hasSize(2);
    }

    @Test
    void withoutAWordPeopleAreLookedUpByTheDefaults() throws ConfigException {
        MainsheetConfig config = load("mainsheet: {tenants: {default: {" + IIQ + "}}}");
        assertThat(config.tenants().get("default").kind()).isEqualTo(TenantSection.Kind.ISC);
        assertThat(config.tenants().get("default").directory()).isEmpty();
        assertThat(config.tenants().get("default").iiq().read()).isEqualTo(TenantSection.Read.SCIM);
        assertThat(config.directory().maxInFlight().value()).isEqualTo(32);
        assertThat(config.directory().maxStaleness()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.directory().maxEntries().value()).isEqualTo(100_000);
        assertThat(config.directory().timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.directory().maxNotFound().value()).isEqualTo(50);
        assertThat(config.http().proxy()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://iiq.example.com/identityiq | is not an absolute https URL (http only to this machine)",
                "iiq.example.com/identityiq | is not an absolute https URL (http only to this machine)",
                "https://iiq.example.com/identityiq/ | ends with a slash: write https://iiq.example.com/identityiq",
                "https://iiq.example.com/iiq?a=b | is more than scheme, host and path: leave the rest out",
                "https://u:p@iiq.example.com/iiq | is more than scheme, host and path: leave the rest out"
            })
    void aUrlThatCannotBeABaseIsRefused(String url, String why) {
        assertThat(refused("iiq: {url: '" + url + "', client-id: c, client-secret: s}"))
                .containsExactly("mainsheet.tenants.default.iiq.url: \"" + url + "\" " + why);
        assertThat(refused("isc: {url: '" + url + "'}"))
                .containsExactly("mainsheet.tenants.default.isc.url: \"" + url + "\" " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://iiq.example.com", "https://iiq.example.com:8443/iiq8.3", "http://localhost:8491/iiq"})
    void anyContextRootIsTaken(String url) throws ConfigException {
        load("mainsheet: {tenants: {default: {iiq: {url: '" + url + "', client-id: c, client-secret: s}}}}");
    }

    @Test
    void whatBelongsTogetherIsAskedForTogether() {
        assertThat(refused("iiq: {url: 'https://iiq.example.com'}"))
                .containsExactly("mainsheet.tenants.default.iiq.client-id: is missing:"
                        + " mainsheet.tenants.default.iiq.url needs it");
        assertThat(refused("iiq: {client-id: c}"))
                .containsExactlyInAnyOrder(
                        "mainsheet.tenants.default.iiq.url: is missing: mainsheet.tenants.default.iiq.client-id needs it",
                        "mainsheet.tenants.default.iiq.client-secret: is missing:"
                                + " mainsheet.tenants.default.iiq.client-id needs it");
        assertThat(refused("isc: {client-secret: s}"))
                .containsExactly("mainsheet.tenants.default.isc.client-id: is missing:"
                        + " mainsheet.tenants.default.isc.client-secret needs it");
        assertThat(refused(IIQ.replace("}", ", tls: {cert: /c.pem}}")))
                .containsExactly("mainsheet.tenants.default.iiq.tls.key: is missing:"
                        + " mainsheet.tenants.default.iiq.tls.cert needs it");
    }

    @Test
    void aDirectoryNeedsItsSystems() {
        assertThat(refused("directory: iiq"))
                .containsExactly("mainsheet.tenants.default.directory: \"iiq\" needs mainsheet.tenants.default.iiq.url"
                        + " and what belongs to it");
        assertThat(refused("{directory: chain, " + IIQ + "}"))
                .containsExactly("mainsheet.tenants.default.directory: \"chain\" needs"
                        + " mainsheet.tenants.default.isc.client-id and what belongs to it");
        assertThat(refused("directory: ldap"))
                .containsExactly("mainsheet.tenants.default.directory: \"ldap\" is none of none, iiq, isc, chain");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "identity.name | userName | path",
                "$.identity[ | userName | path",
                "@name | userName | path",
                "@.a b | userName | path",
                "$.identity.name | user Name | attribute",
                "$.identity.name | 'x eq \"1\" or userName' | attribute"
            })
    void aCorrelationThatLeadsNowhereIsRefused(String path, String attribute, String key) {
        assertThat(refused("correlation: [{triggers: ['*'], path: '" + path + "', attribute: '" + attribute + "'}]"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).startsWith("mainsheet.tenants.default.correlation[0]." + key + ": \""));
    }

    @Test
    void anAttributeThatIsNoneIsRefused() {
        assertThat(refused(IIQ.replace("}", ", attributes: ['a b', 'ok', '']}")))
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("mainsheet.tenants.default.iiq.attributes[0]: \"a b\" is no attribute"));
    }

    @Test
    void aProxyIsRefusedWithoutBeingShown() {
        ConfigException wrong = catchThrowableOfType(
                ConfigException.class, () -> load("mainsheet: {http: {proxy: 'socks://user:hush@proxy:1080'}}"));
        assertThat(wrong.problems())
                .extracting(ConfigProblem::toString)
                .containsExactly("mainsheet.http.proxy: is not of the form http://host:port or"
                        + " http://user:password@host:port");
        assertThat(catchThrowableOfType(
                                ConfigException.class, () -> load("mainsheet: {http: {no-proxy: ['http://x']}}"))
                        .getMessage())
                .contains("mainsheet.http.no-proxy[0]: \"http://x\" is neither");
    }

    private static MainsheetConfig load(String yaml) throws ConfigException {
        return ConfigLoader.load("test.yml", yaml, Map.of()).config();
    }

    private static List<String> refused(String tenant) {
        String section = tenant.startsWith("{") ? tenant : "{" + tenant + "}";
        return catchThrowableOfType(
                        ConfigException.class, () -> load("mainsheet: {tenants: {default: " + section + "}}"))
                .problems()
                .stream()
                .map(ConfigProblem::toString)
                .toList();
    }
}
