package dev.mainsheet.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainsheet.runtime.config.ConfigException;
import dev.mainsheet.runtime.config.ConfigLoader;
import dev.mainsheet.runtime.config.ConfigProblem;
import dev.mainsheet.runtime.config.MainsheetConfig;
import dev.mainsheet.runtime.config.TenantSection;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoriesTest {

    private static final String IIQ = "iiq: {url: 'https://iiq.example.com', client-id: c, client-secret: s}";
    private static final String ISC = "isc: {url: 'https://acme.api.identitynow.com', client-id: c, client-secret: s}";

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void aTenantHasADirectoryIfItsPeopleCanBeFoundAnywhere() throws Exception {
        MainsheetConfig config = load("{default: {" + IIQ + "}, both: {" + IIQ + ", " + ISC
                + "}, off: {directory: none, " + IIQ + "}, bare: {bearer-tokens: [t]}}");
        try (Directories directories = Directories.of(config, Map.of(), vertx, Clock.systemUTC())) {
            assertThat(directories.byTenant()).containsOnlyKeys("default", "both");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: isc | NONE | false | false",
                "isc: {url: 'https://acme.api.identitynow.com'} | NONE | false | false",
                IIQ + " | IIQ | false | true",
                ISC + " | ISC | true | false",
                IIQ + ", " + ISC + " | CHAIN | true | true",
                "directory: isc, " + IIQ + ", " + ISC + " | ISC | true | false",
                "directory: none, " + IIQ + " | NONE | false | false"
            })
    void whereNothingIsSaidTheClientsSayWherePeopleAreFound(String keys, Reach reach, boolean isc, boolean iiq)
            throws Exception {
        TenantSection tenant = load("{default: {" + keys + "}}").tenants().get("default");
        assertThat(Reach.of(tenant)).isEqualTo(reach);
        assertThat(Reach.of(tenant).includes(Realm.ISC)).isEqualTo(isc);
        assertThat(Reach.of(tenant).includes(Realm.IIQ)).isEqualTo(iiq);
    }

    @Test
    void everyCertificateFileThatDoesNotDoIsNamedByItsKey() throws Exception {
        MainsheetConfig config = load("{a: {" + IIQ.replace("}", ", tls: {ca: /nowhere/ca.pem}}") + "}, b: {"
                + IIQ.replace("}", ", tls: {cert: /nowhere/c.pem, key: /nowhere/k.pem}}") + "}}");
        assertThat(catchThrowableOfType(
                                ConfigException.class, () -> Directories.of(config, Map.of(), vertx, Clock.systemUTC()))
                        .problems())
                .extracting(ConfigProblem::key)
                .containsExactlyInAnyOrder("mainsheet.tenants.a.iiq.tls.ca", "mainsheet.tenants.b.iiq.tls.cert");
    }

    private static MainsheetConfig load(String tenants) throws ConfigException {
        return ConfigLoader.load("test.yml", "mainsheet: {tenants: " + tenants + "}", Map.of())
                .config();
    }
}
