package dev.mainsheet.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.testkit.iiq.IdentityIqOptions;
import dev.mainsheet.testkit.iiq.IdentityIqStandIn;
import dev.mainsheet.testkit.iiq.IiqApplication;
import dev.mainsheet.testkit.iiq.IiqPerson;
import dev.mainsheet.testkit.isc.IscPeopleOptions;
import dev.mainsheet.testkit.isc.IscPeopleStandIn;
import dev.mainsheet.testkit.isc.IscPerson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories before what stands in for IdentityIQ and for Identity Security Cloud. */
class StandInsTest {

    private static final Query WILLIAM = new Query.ByAttribute(Realm.IIQ, "userName", "wwilson");

    private final IdentityIqStandIn iiq =
            new IdentityIqStandIn(IdentityIqOptions.withClient("c", "s").contextRoot("/iiq8.3"));
    private final IscPeopleStandIn isc = new IscPeopleStandIn(IscPeopleOptions.withClient("c", "s"));

    @BeforeEach
    void start() throws Exception {
        iiq.start();
        isc.start();
        iiq.add(IiqPerson.named("alee")
                .name("Ann", "Lee")
                .email("ann@example.com")
                .build());
        iiq.add(IiqPerson.named("wwilson")
                .name("William", "Wilson")
                .email("william@example.com")
                .primary(IiqPerson.PrimaryForm.TEXT)
                .manager("alee")
                .attribute("empId", "1b2a3c")
                .role("User - IT")
                .entitlement("memberOf", "HelpDesk_AD", "AD")
                .build());
        iiq.add(IiqApplication.ownedBy("HR \"East\"", "alee"));
        iiq.add(IiqApplication.orphaned("Orphan"));
        isc.add(IscPerson.of("isc-1", "William Wilson").withAlias("wwilson").withManager("isc-2"));
        isc.add(IscPerson.of("isc-2", "Contractor").withEmail("contractor@example.com"));
    }

    @AfterEach
    void stop() {
        iiq.close();
        isc.close();
    }

    @Test
    void aPersonAndThePersonAboveAreFound() throws Exception {
        try (ConfiguredDirectory directory =
                new ConfiguredDirectory(iiq("attributes: [empId], roles: true, entitlements: true"))) {
            Person william = directory.found(WILLIAM);
            assertThat(william.email()).isEqualTo("william@example.com");
            assertThat(william.active()).isTrue();
            assertThat(william.attributes()).isEqualTo(Map.of("empId", "1b2a3c"));
            assertThat(william.roles()).containsExactly("User - IT");
            assertThat(william.entitlements()).containsExactly("HelpDesk_AD");
            assertThat(william.manager().name()).isEqualTo("Ann Lee");
            assertThat(directory.found(william.manager().query()).email()).isEqualTo("ann@example.com");
            assertThat(directory
                            .found(new Query.ByAttribute(Realm.IIQ, "empId", "1b2a3c"))
                            .name())
                    .isEqualTo("wwilson");
            assertThat(directory.ask(new Query.ById(Realm.IIQ, "0".repeat(32)))).isEqualTo(new Answer.NotFound());
            assertThat(iiq.tokenRequests()).isEqualTo(1);
        }
    }

    @Test
    void rolesAreNotReadUnlessTheyAreWanted() throws Exception {
        try (ConfiguredDirectory directory = new ConfiguredDirectory(iiq("roles: false"))) {
            assertThat(directory.found(WILLIAM).roles()).isEmpty();
        }
    }

    @Test
    void anApplicationHasAnOwnerOrNone() throws Exception {
        try (ConfiguredDirectory directory = new ConfiguredDirectory(iiq("roles: false"))) {
            assertThat(directory
                            .found(new Query.OwnerOf(Realm.IIQ, "HR \"East\""))
                            .email())
                    .isEqualTo("ann@example.com");
            for (String name : List.of("Orphan", "Unheard of")) {
                assertThat(directory.ask(new Query.OwnerOf(Realm.IIQ, name))).isEqualTo(new Answer.NotFound());
            }
        }
    }

    @Test
    void thePluginsTableSaysTheSame() throws Exception {
        try (ConfiguredDirectory directory = new ConfiguredDirectory(iiq(
                "read: plugin, token-request: query, attributes: [displayName, inactive, manager.id, manager.name]"))) {
            Person william = directory.found(new Query.ByAttribute(Realm.IIQ, "emails.value", "william@example.com"));
            assertThat(william.name()).isEqualTo("wwilson");
            assertThat(william.displayName()).isEqualTo("William Wilson");
            assertThat(william.active()).isTrue();
            assertThat(william.attributes()).containsEntry("manager.name", "alee");
            assertThat(directory.found(william.manager().query()).email()).isEqualTo("ann@example.com");
        }
    }

    @Test
    void theChainFindsByIdWhatIdentityIqKnowsByName() throws Exception {
        try (ConfiguredDirectory directory = new ConfiguredDirectory(
                iiq("roles: false") + ", isc: {url: '" + isc.url() + "', client-id: c, client-secret: s}")) {
            Person william = directory.found(new Query.ById(Realm.ISC, "isc-1"));
            assertThat(william.realm()).isEqualTo(Realm.IIQ);
            assertThat(william.email()).isEqualTo("william@example.com");
            Person contractor = directory.found(new Query.ById(Realm.ISC, "isc-2"));
            assertThat(contractor.realm()).isEqualTo(Realm.ISC);
            assertThat(contractor.email()).isEqualTo("contractor@example.com");
            assertThat(directory.ask(new Query.ById(Realm.ISC, "isc-3"))).isEqualTo(new Answer.NotFound());
        }
    }

    @Test
    void aWrongSecretIsTheCredentialUntilItsFileIsCorrected(@TempDir Path dir) throws Exception {
        Path secret = Files.writeString(dir.resolve("secret"), "wrong");
        try (ConfiguredDirectory directory = new ConfiguredDirectory(
                iiq("roles: false").replace("client-secret: s", "client-secret: '${file:" + secret + "}'"))) {
            assertThat(directory.failure(WILLIAM).kind()).isEqualTo(Failure.Kind.CREDENTIAL);
            Files.writeString(secret, "s");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(directory.ask(WILLIAM)).isInstanceOf(Answer.Found.class));
        }
    }

    @Test
    void anIdentityIqThatWasRestartedCostsOneCallMore() throws Exception {
        try (ConfiguredDirectory directory = new ConfiguredDirectory(iiq("roles: false"))) {
            directory.found(WILLIAM);
            iiq.revokeTokens();
            directory.found(WILLIAM);
            assertThat(iiq.tokensIssued()).isEqualTo(2);
            assertThat(iiq.lookups()).isEqualTo(3);
        }
    }

    @Test
    void aUrlWithoutItsContextRootIsAWrongAddress() throws Exception {
        try (ConfiguredDirectory directory =
                new ConfiguredDirectory(iiq("roles: false").replace(iiq.baseUrl(), iiq.url()))) {
            Failure failure = directory.failure(WILLIAM);
            assertThat(failure.kind()).isEqualTo(Failure.Kind.ADDRESS);
            assertThat(failure.detail())
                    .contains("mainsheet.tenants.default.iiq.url, which ends with the context root");
        }
    }

    private String iiq(String keys) {
        return "iiq: {url: '" + iiq.baseUrl() + "', client-id: c, client-secret: s, " + keys + "}";
    }
}
