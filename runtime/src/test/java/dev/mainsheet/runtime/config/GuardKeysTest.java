package dev.mainsheet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that say who may connect: what is wrong with them is found before anything starts. */
class GuardKeysTest {

    @Test
    void usersRangesAndTlsFilesAreRead() throws Exception {
        IngressSection ingress = load(
                        "{basic-users: ['ann:a:b', 'bob: x '], allow-from: [10.0.0.0/8, '2001:db8::/32'],"
                                + " trusted-proxies: 127.0.0.1, tls: {cert: c.pem, key: k.pem, client-ca: ca.pem}}",
                        Map.of())
                .config()
                .ingress();
        assertThat(ingress.basicUsers().orElseThrow())
                .extracting(BasicUser::credentials)
                .containsExactly("ann:a:b", "bob: x");
        assertThat(ingress.allowFrom().orElseThrow())
                .containsExactly(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("2001:db8::/32"));
        assertThat(ingress.trustedProxies().orElseThrow()).containsExactly(AddressRange.parse("127.0.0.1"));
        assertThat(ingress.tls().cert()).contains(Path.of("c.pem"));
        assertThat(ingress.tls().clientCa()).contains(Path.of("ca.pem"));
    }

    @Test
    void theyCanComeFromTheEnvironment() throws Exception {
        IngressSection ingress = load(
                        "{}",
                        Map.of(
                                "MAINSHEET_INGRESS_BASIC_USERS_0", "ann:a",
                                "MAINSHEET_INGRESS_ALLOW_FROM_0", "10.0.0.0/8",
                                "MAINSHEET_INGRESS_TLS_CERT", "c.pem",
                                "MAINSHEET_INGRESS_TLS_KEY", "k.pem"))
                .config()
                .ingress();
        assertThat(ingress.basicUsers().orElseThrow()).hasSize(1);
        assertThat(ingress.allowFrom().orElseThrow()).hasSize(1);
        assertThat(ingress.tls().key()).contains(Path.of("k.pem"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hush", ":hush", "hush:", " :hush", "hush: ", ":"})
    void aUserWithoutColonNameOrPasswordIsRefusedByKeyAndNotShown(String entry) {
        assertThat(refused("{basic-users: ['ann:a', '" + entry + "']}"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.key()).isEqualTo("mainsheet.ingress.basic-users[1]");
                    assertThat(problem.message())
                            .contains("is not user:password in one line")
                            .doesNotContain("hush");
                });
    }

    @Test
    void aFileOfSeveralUsersIsRefused(@TempDir Path directory) throws Exception {
        Path two = Files.writeString(directory.resolve("users"), "ann:a\nbob:b\n");
        assertThat(refused("{basic-users: ['${file:" + two + "}']}"))
                .extracting(ConfigProblem::key)
                .containsExactly("mainsheet.ingress.basic-users[0]");
    }

    @Test
    void aUserIsASecretWhereverItIsShown() throws Exception {
        LoadedConfig loaded = load("{basic-users: ['ann:hush']}", Map.of());
        assertThat(loaded.settings()).contains(new Setting("mainsheet.ingress.basic-users[0]", "***", "test.yml"));
        assertThat(loaded.config().ingress().basicUsers().orElseThrow().toString())
                .doesNotContain("hush");
    }

    @Test
    void everyBadRangeIsRefusedByKeyAndValue() {
        assertThat(refused("{allow-from: [10.0.0.0/8, 10.0.0.0/99], trusted-proxies: [proxy.example.com]}"))
                .extracting(ConfigProblem::toString)
                .satisfiesExactly(
                        range -> assertThat(range)
                                .startsWith("mainsheet.ingress.allow-from[1]: \"10.0.0.0/99\" is neither"),
                        name -> assertThat(name)
                                .startsWith("mainsheet.ingress.trusted-proxies[0]: \"proxy.example.com\" is neither"));
    }

    @Test
    void halfAPairOfCertificateAndKeyIsRefused() {
        assertThat(refused("{tls: {cert: c.pem}}"))
                .extracting(ConfigProblem::toString)
                .containsExactly("mainsheet.ingress.tls.cert: \"c.pem\" needs mainsheet.ingress.tls.key beside it: set"
                        + " both, or neither");
        assertThat(refused("{tls: {key: k.pem}}"))
                .extracting(ConfigProblem::key)
                .containsExactly("mainsheet.ingress.tls.key");
        assertThat(refused("{tls: {client-ca: ca.pem}}"))
                .extracting(ConfigProblem::key)
                .containsExactly("mainsheet.ingress.tls.client-ca");
    }

    private static LoadedConfig load(String ingress, Map<String, String> environment) throws ConfigException {
        return ConfigLoader.load("test.yml", "mainsheet: {ingress: " + ingress + "}", environment);
    }

    private static List<ConfigProblem> refused(String ingress) {
        return catchThrowableOfType(ConfigException.class, () -> load(ingress, Map.of()))
                .problems();
    }
}
