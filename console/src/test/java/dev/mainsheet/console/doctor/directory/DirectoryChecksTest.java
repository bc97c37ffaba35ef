package dev.mainsheet.console.doctor.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.console.doctor.Clocks;
import dev.mainsheet.console.doctor.DoctorCheck;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import dev.mainsheet.console.doctor.net.TlsServer;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.http.ScriptedServer;
import dev.mainsheet.testkit.iiq.IdentityIqOptions;
import dev.mainsheet.testkit.iiq.IdentityIqStandIn;
import dev.mainsheet.testkit.iiq.IiqApplication;
import dev.mainsheet.testkit.isc.IscPeopleOptions;
import dev.mainsheet.testkit.isc.IscPeopleStandIn;
import dev.mainsheet.testkit.isc.IscPerson;
import dev.mainsheet.testkit.tls.CertificateAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryChecksTest {

    private static final String SECRET = "s3cret";
    private static final int ANY = 1000;

    @TempDir
    private Path dir;

    private final Clocks clocks = new Clocks();
    private final Clock clock = Clock.systemUTC();
    private final IdentityIqStandIn iiq = new IdentityIqStandIn(IdentityIqOptions.withClient("doctor", SECRET));
    private final IscPeopleStandIn isc = new IscPeopleStandIn(IscPeopleOptions.withClient("doctor", SECRET));

    @BeforeEach
    void start() throws Exception {
        iiq.crowd(7);
        iiq.add(IiqApplication.orphaned("HR"));
        iiq.start();
        isc.add(IscPerson.of("2c91808568c529c60168cca6f90c1313", "William Wilson"));
        isc.start();
    }

    @AfterEach
    void stop() {
        iiq.stop();
        isc.stop();
    }

    @Test
    void anIdentityIqThatIsReadAsConfiguredIsGreenWithWhatItShows() throws Exception {
        assertThat(iiq("roles: true, entitlements: true")).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.GREEN);
            assertThat(finding.name()).isEqualTo("IdentityIQ of default");
            assertThat(finding.detail())
                    .isEqualTo(iiq.baseUrl() + " grants a token and shows users (7), and applications, roles of users,"
                            + " entitlements of users");
        });
    }

    @Test
    void throughThePluginOnlyItsTableIsRead() throws Exception {
        assertThat(iiq("read: plugin")).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.GREEN);
            assertThat(finding.detail()).contains("shows identities");
        });
        assertThat(iiq.lookupsByQuery().keySet()).allMatch(query -> query.startsWith("table/Identity"));
    }

    @Test
    void aClientThatIsRefusedIsRedWithTheKeysAndWithoutTheSecret() throws Exception {
        iiq.changeSecret("doctor", "another");
        assertThat(iiq("")).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.detail()).contains("the client is refused");
            assertThat(finding.remedy()).contains("mainsheet.tenants.default.iiq.client-id");
            assertThat(finding.toString()).doesNotContain(SECRET);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/iiq", "/identityiq/scim/v2", "/identityiq/oauth2"})
    void aUrlWithTooLittleOrTooMuchIsRedAndTheRightOneIsSaid(String path) throws Exception {
        assertThat(iiqAt(iiq.url() + path, "")).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.remedy()).isEqualTo("Set mainsheet.tenants.default.iiq.url to " + iiq.baseUrl() + ".");
        });
    }

    @Test
    void whatTheProxyUserMayNotReadIsNamedAndOnlyUsersAreIndispensable() throws Exception {
        iiq.faults().add(Fault.status(403, ANY).on(Fault.Match.path("/scim/v2/Applications")));
        assertThat(iiq("")).extracting(Finding::status).containsExactly(Level.GREEN, Level.YELLOW);
        iiq.faults().clear();
        iiq.faults().add(Fault.status(403, ANY).on(Fault.Match.path("/scim/v2/Users")));
        assertThat(iiq("")).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.detail()).contains("gives no users (403)");
            assertThat(finding.remedy()).contains("proxy user");
        });
    }

    @Test
    void oneThatShowsNobodyIsRed() throws Exception {
        try (IdentityIqStandIn empty = new IdentityIqStandIn(IdentityIqOptions.withClient("doctor", SECRET))) {
            empty.start();
            assertThat(iiqAt(empty.baseUrl(), "")).singleElement().satisfies(finding -> {
                assertThat(finding.status()).isEqualTo(Level.RED);
                assertThat(finding.detail()).contains("shows no users");
            });
        }
    }

    @Test
    void aPingWithoutAnswerIsYellow() throws Exception {
        iiq.faults().add(Fault.status(404, 1).on(Fault.Match.path("/rest/ping")));
        assertThat(iiq("")).extracting(Finding::status).containsExactly(Level.GREEN, Level.YELLOW);
    }

    @Test
    void oneThatIsAwayOrHangsIsRedAndItsAddressIsSaid() throws Exception {
        String nobody = "http://127.0.0.1:" + Ports.free() + "/identityiq";
        assertThat(iiqAt(nobody, "")).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.detail()).startsWith(nobody + " cannot be reached");
        });
        iiq.faults().add(new Fault(Fault.Match.ANY, ANY, Fault.Effect.NONE.hang()));
        assertThat(iiq(""))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.detail()).isEqualTo(iiq.baseUrl() + " did not answer in time"));
    }

    @Test
    void aCertificateThatIsNotTrustedIsRedAndWhoSignedItIsNamed() throws Exception {
        try (TlsServer server =
                new TlsServer(CertificateAuthority.create(dir, "own-authority").issue("iiq", "EC", 20))) {
            assertThat(iiqAt("https://localhost:" + server.port() + "/identityiq", ""))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.status()).isEqualTo(Level.RED);
                        assertThat(finding.detail()).contains("issued by CN=own-authority");
                        assertThat(finding.remedy()).contains("mainsheet.tenants.default.iiq.tls.ca");
                    });
        }
    }

    @Test
    void aServerThatAsksForACertificateOfOursIsRedAndTheKeysAreNamed() throws Exception {
        CertificateAuthority authority = CertificateAuthority.create(dir, "own-authority");
        Path root = Files.writeString(dir.resolve("root.pem"), authority.root().chainPem());
        try (ScriptedServer server = ScriptedServer.startMutualTls(
                authority.issue("iiq", "EC", 20),
                authority.root(),
                (request, asked) -> request.response().end())) {
            assertThat(iiqAt(server.url() + "/identityiq", "tls: {ca: \"" + root + "\"}"))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.status()).isEqualTo(Level.RED);
                        assertThat(finding.detail()).contains("it may ask for ours");
                        assertThat(finding.remedy()).contains("mainsheet.tenants.default.iiq.tls.cert");
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 401})
    void theTimeThatAnswersShowIsComparedAlsoIfTheyRefuse(int status) throws Exception {
        String hourAgo = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        try (ScriptedServer server = ScriptedServer.start((request, asked) -> {
            request.response().putHeader("Date", hourAgo);
            ScriptedServer.json(request.response(), status, "{\"access_token\": \"t\", \"totalResults\": 1}");
        })) {
            iiqAt(server.url() + "/identityiq", "");
            assertThat(clocks.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.status()).isEqualTo(Level.RED);
                assertThat(finding.detail())
                        .startsWith("IdentityIQ of default is 359")
                        .contains("behind");
            });
        }
    }

    @Test
    void anIdentitySecurityCloudThatShowsPeopleIsGreen() throws Exception {
        assertThat(isc()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.GREEN);
            assertThat(finding.name()).isEqualTo("Identity Security Cloud of default");
        });
    }

    @Test
    void oneThatRefusesTheClientOrTheReadIsRedWithTheRemedy() throws Exception {
        isc.faults().add(Fault.status(403, 1).on(Fault.Match.path("/v3/public-identities")));
        assertThat(isc()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.remedy()).contains("scope");
        });
        isc.changeSecret("doctor", "another");
        assertThat(isc()).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.remedy()).contains("mainsheet.tenants.default.isc.client-id");
            assertThat(finding.toString()).doesNotContain(SECRET);
        });
    }

    private List<Finding> iiq(String more) throws Exception {
        return iiqAt(iiq.baseUrl(), more);
    }

    private List<Finding> iiqAt(String url, String more) throws Exception {
        return run("iiq", "url: \"" + url + "\"" + (more.isEmpty() ? "" : ", " + more));
    }

    private List<Finding> isc() throws Exception {
        return run("isc", "url: \"" + isc.url() + "\"");
    }

    private List<Finding> run(String kind, String keys) throws Exception {
        Path file = Files.writeString(dir.resolve("mainsheet.yml"), """
                mainsheet:
                  directory: {timeout: PT1S}
                  tenants:
                    default:
                      %s: {client-id: doctor, client-secret: %s, %s}
                """.formatted(kind, SECRET, keys));
        MainsheetConfig config = ConfigLoader.load(file, Map.of()).config();
        List<Finding> findings = new ArrayList<>();
        try (DirectoryChecks checks = new DirectoryChecks(config, Map.of(), clock, clocks)) {
            for (DoctorCheck check : checks.of(config.tenants())) {
                findings.addAll(check.run());
            }
        }
        return findings;
    }
}
