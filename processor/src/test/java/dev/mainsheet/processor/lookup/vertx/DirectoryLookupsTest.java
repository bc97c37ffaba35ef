package dev.mainsheet.processor.lookup.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mainsheet.directory.Query;
import dev.mainsheet.directory.Realm;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.LookupRules;
import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.lookup.Question;
import dev.mainsheet.runtime.health.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a real event loop, with a directory behind a real socket. */
class DirectoryLookupsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final SmallDirectory directory = new SmallDirectory(vertx);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final ConcurrentLinkedQueue<Finding> findings = new ConcurrentLinkedQueue<>();
    private DirectoryLookups lookups;

    @BeforeEach
    void start() throws Exception {
        directory.start();
        lookups = new DirectoryLookups(vertx, Map.of("default", directory), LookupRules.DEFAULT, registry);
    }

    @AfterEach
    void stop() {
        lookups.close();
        directory.close();
        vertx.close().await();
    }

    @Test
    void aThousandQuestionsFromManyThreadsForOnePersonCostOneRequest() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 1_000; i++) {
            threads.execute(() -> ask("ann"));
        }
        threads.shutdown();
        await().atMost(SOON).until(() -> findings.size() == 1_000);
        assertThat(directory.requests).hasValue(1);
        assertThat(lookups.known(question("ann"))).isPresent();
        assertThat(lookups.known(question("bob"))).isEmpty();
    }

    @Test
    void theBoundOnCallsIsUsedInFullAndNeverPassed() {
        directory.delay = Duration.ofMillis(100);
        for (int i = 0; i < 320; i++) {
            ask("p" + i);
        }
        await().atMost(SOON).until(() -> findings.size() == 320);
        assertThat(directory.mostAtOnce).hasValue(32);
    }

    @Test
    void anOutageIsWaitedOutAndThenEverybodyIsAnswered() throws Exception {
        directory.stop();
        for (int i = 0; i < 200; i++) {
            ask("p" + i);
        }
        await().atMost(SOON).until(() -> lookups.check().status() == Status.DEGRADED);
        assertThat(lookups.check().detail())
                .contains("tenant default away")
                .contains("refuses connections")
                .contains("200 questions wait");
        assertThat(findings).isEmpty();
        directory.start();
        await().atMost(SOON).until(() -> findings.size() == 200);
        assertThat(findings).allMatch(Finding.Found.class::isInstance);
        assertThat(directory.requests).hasValue(200);
        assertThat(directory.mostAtOnce.get()).isLessThanOrEqualTo(32);
        await().atMost(SOON).until(() -> lookups.check().status() == Status.UP);
    }

    @Test
    void aRefusedCredentialIsSaidWithItsRemedyAndCostsAProbeNowAndThen() {
        directory.status = 401;
        for (int i = 0; i < 200; i++) {
            ask("p" + i);
        }
        await().atMost(SOON)
                .until(() -> lookups.check().detail().contains("correct mainsheet.tenants.default.iiq.client-secret"));
        assertThat(directory.requests.get()).isLessThanOrEqualTo(40);
        directory.status = 200;
        await().atMost(SOON).until(() -> findings.size() == 200);
    }

    @Test
    void whoeverGivesUpHearsNothing() {
        directory.delay = Duration.ofMillis(300);
        AtomicInteger heard = new AtomicInteger();
        Lookups.Asking asking = lookups.ask(question("ann"), finding -> heard.incrementAndGet());
        asking.close();
        asking.close();
        ask("ann");
        await().atMost(SOON).until(() -> findings.size() == 1);
        assertThat(heard).hasValue(0);
    }

    @Test
    void aTenantWithoutADirectoryIsRefusedByName() {
        Question question = new Question("emea", query("ann"), Instant.now(), false);
        assertThat(lookups.known(question)).isEmpty();
        assertThatThrownBy(() -> lookups.ask(question, findings::add))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("emea")
                .hasMessageNotContaining("ann");
    }

    @Test
    void closedLookupsAskNobody() {
        lookups.close();
        ask("ann");
        vertx.<Void>executeBlocking(() -> null).await();
        assertThat(directory.requests).hasValue(0);
        assertThat(findings).isEmpty();
    }

    @Test
    void neitherMetricsNorReadinessNamePeople() {
        directory.status = 404;
        ask("ann");
        await().atMost(SOON).until(() -> findings.size() == 1);
        directory.status = 500;
        for (String name : List.of("bob", "joe", "sue")) {
            ask(name);
        }
        await().atMost(SOON).until(() -> lookups.check().status() == Status.DEGRADED);
        String shown = lookups.check() + registry.getMetersAsString();
        assertThat(shown).contains("mainsheet.processor.lookup.waiting").contains("status 500");
        assertThat(shown)
                .doesNotContain("ann")
                .doesNotContain("bob")
                .doesNotContain("joe")
                .doesNotContain("sue");
    }

    private void ask(String name) {
        lookups.ask(question(name), findings::add);
    }

    private static Question question(String name) {
        return new Question("default", query(name), Instant.now(), false);
    }

    private static Query query(String name) {
        return new Query.ByAttribute(Realm.IIQ, "userName", name);
    }
}
