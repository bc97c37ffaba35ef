package dev.mainsheet.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.ingress.body.BodyPath;
import dev.mainsheet.runtime.StartException;
import dev.mainsheet.schemas.TriggerGlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngressConfigTest {

    @Test
    void theTenantDefaultIsThereWithTheIngressWideTokens() throws StartException {
        IngressSettings settings = read("ingress: {bearer-tokens: [a, b]}");
        assertThat(settings.tenants()).containsOnlyKeys("default");
        assertThat(settings.tenants().get("default").admits(List.of("Bearer b")))
                .isTrue();
    }

    @Test
    void aTenantsOwnTokensStandInsteadOfTheIngressWideOnes() throws StartException {
        IngressSettings settings = read("ingress: {bearer-tokens: [wide]}\ntenants: {emea: {bearer-tokens: [own]}}");
        assertThat(settings.tenants()).containsOnlyKeys("default", "emea");
        assertThat(settings.tenants().get("emea").admits(List.of("Bearer own"))).isTrue();
        assertThat(settings.tenants().get("emea").admits(List.of("Bearer wide")))
                .isFalse();
    }

    @Test
    void aTenantsOwnCredentialsOfEitherKindStandInsteadOfBothKindsOfTheIngress() throws StartException {
        Access emea = read("ingress: {bearer-tokens: [wide], basic-users: ['wide:p']}\n"
                        + "tenants: {emea: {basic-users: ['own:p']}}")
                .tenants()
                .get("emea");
        assertThat(emea.admits(List.of("Basic b3duOnA="))).isTrue();
        assertThat(emea.admits(List.of("Basic d2lkZTpw"))).isFalse();
        assertThat(emea.admits(List.of("Bearer wide"))).isFalse();
        assertThat(emea.challenges()).singleElement().asString().startsWith("Basic ");
    }

    @Test
    void aTokenOfSeveralLinesRefusesTheStart(@TempDir Path directory) throws IOException {
        Path two = Files.writeString(directory.resolve("token"), "a\nb\n");
        assertRefused(
                "tenants: {emea: {bearer-tokens: ['${file:" + two + "}']}}",
                "mainsheet.tenants.emea.bearer-tokens[0]",
                "one token a file");
    }

    @Test
    void aUserIsEnoughToStart() throws StartException {
        assertThat(read("ingress: {basic-users: ['ann:a']}").tenants()).containsOnlyKeys("default");
    }

    @Test
    void whereOtherTenantsAreConfiguredAndNothingGuardsDefaultThereIsNoDefault() throws StartException {
        assertThat(read("tenants: {emea: {bearer-tokens: [own]}}").tenants()).containsOnlyKeys("emea");
    }

    @Test
    void withoutATokenTheStartIsRefusedUnlessTheOperatorLetsEveryoneIn() throws StartException {
        assertRefused("data-dir: ./data", "mainsheet.ingress.bearer-tokens", "default", "allow-anonymous");
        assertThat(read("ingress: {allow-anonymous: true}").tenants()).containsEntry("default", Access.ANYONE);
    }

    @Test
    void aTokenIsAskedForEvenWhereEveryoneElseMayPost() throws StartException {
        IngressSettings settings = read("ingress: {allow-anonymous: true, bearer-tokens: [a]}");
        assertThat(settings.tenants().get("default").admits(List.of())).isFalse();
    }

    @Test
    void aTokenFromAnEmptyFileRefusesTheStart(@TempDir Path directory) throws IOException {
        Path empty = Files.createFile(directory.resolve("token"));
        assertRefused("ingress: {bearer-tokens: [a, '${file:" + empty + "}']}", "mainsheet.ingress.bearer-tokens[1]");
    }

    @Test
    void everythingWrongIsSaidAtOnceWithKeyValueAndRemedy() {
        assertRefused(
                "ingress: {max-body-bytes: 5000000, subjects: [{triggers: ['acme:*'], path: '$..id'}]}",
                "mainsheet.ingress.bearer-tokens",
                "mainsheet.ingress.max-body-bytes: 5000000",
                "mainsheet.ingress.subjects[0].path: \"$..id\"",
                "such as $.a.b");
    }

    @Test
    void limitsThatCannotWorkAreRefused() {
        assertRefused(
                "ingress: {allow-anonymous: true, max-json-depth: 901, max-bytes-in-flight: 999999, head-timeout: PT0.05S,"
                        + " body-timeout: PT2H, idle-timeout: PT2H}",
                "mainsheet.ingress.max-json-depth: 901 is deeper than the processor reads: set 900 at most",
                "mainsheet.ingress.max-bytes-in-flight: 999999 is less than one body may have",
                "mainsheet.ingress.head-timeout: PT0.05S is not between PT0.1S and PT1H",
                "mainsheet.ingress.body-timeout: PT2H",
                "mainsheet.ingress.idle-timeout: PT2H");
    }

    @Test
    void whereNothingIsSaidTheLimitsAreThoseOfTheConfigurationsPage() throws StartException {
        IngressSettings settings = read("ingress: {allow-anonymous: true}");
        assertThat(settings.limits()).isEqualTo(new IngressSettings.Limits(1_000, 64 * 1024 * 1024, 512));
        assertThat(settings.http().connections())
                .isEqualTo(new ConnectionLimits(2_000, Duration.ofSeconds(10), Duration.ofSeconds(75)));
    }

    @Test
    void testsAreMarkedAsConfigured() throws StartException {
        IngressSettings settings = read("ingress: {allow-anonymous: true, secret-paths: ['$.report.url'],"
                + " test-events: {header: 'X-Stage: test', paths: ['/tenants/sandbox/*'], body: '$.trial'}}");
        assertThat(settings.testMarks().header()).contains(new HeaderMark("X-Stage", Optional.of("test")));
        assertThat(settings.testMarks().paths()).containsExactly(new TriggerGlob("/tenants/sandbox/*"));
        assertThat(settings.bodies().testMark()).contains(BodyPath.parse("$.trial"));
        assertThat(settings.bodies().secrets()).containsExactly(BodyPath.parse("$.report.url"));
    }

    @Test
    void aMarkOrASecretThatNamesNothingIsRefusedByItsKey() {
        assertRefused(
                "ingress: {allow-anonymous: true, secret-paths: ['$.a', '$.b[*]'],"
                        + " test-events: {header: 'X Stage', body: '$..trial'}}",
                "mainsheet.ingress.secret-paths[1]: \"$.b[*]\"",
                "mainsheet.ingress.test-events.header: \"X Stage\"",
                "mainsheet.ingress.test-events.body: \"$..trial\"");
    }

    private static IngressSettings read(String yaml) throws StartException {
        return IngressConfig.read(Running.config(yaml));
    }

    private static void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(StartException.class).hasMessageContainingAll(parts);
    }
}
