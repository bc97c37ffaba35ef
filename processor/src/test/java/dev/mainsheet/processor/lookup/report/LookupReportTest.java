package dev.mainsheet.processor.lookup.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.processor.lookup.engine.Standing;
import dev.mainsheet.processor.lookup.engine.TenantState;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.runtime.health.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LookupReportTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LookupReport report = new LookupReport(registry);

    @Test
    void callsAreCountedByTenantAndByWhatCameOfThem() {
        report.called("hr", new Answer.NotFound(), Duration.ofMillis(20));
        report.called("hr", new Answer.Ambiguous(), Duration.ofMillis(20));
        report.called("hr", failed(Failure.Kind.TIMEOUT), Duration.ofSeconds(5));
        for (String result : new String[] {"not-found", "ambiguous", "timeout"}) {
            assertThat(registry.get("mainsheet.processor.lookups")
                            .tags("tenant", "hr", "result", result)
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
        assertThat(registry.get("mainsheet.processor.lookup.latency")
                        .tags("tenant", "hr")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void memoryAndRetriesAreCounted() {
        report.hit("hr");
        report.missed("hr");
        report.missed("hr");
        report.again("hr", Failure.Kind.SERVER);
        assertThat(counter("cache", "result", "hit")).isEqualTo(1);
        assertThat(counter("cache", "result", "miss")).isEqualTo(2);
        assertThat(counter("retries", "kind", "server")).isEqualTo(1);
    }

    private double counter(String name, String tag, String value) {
        return registry.get("mainsheet.processor.lookup." + name)
                .tags("tenant", "hr", tag, value)
                .counter()
                .count();
    }

    @Test
    void oneStandingIsOneAndTheOthersAreZero() {
        report.gauges(() -> Map.of("hr", state(Standing.CREDENTIAL)));
        for (Standing standing : Standing.values()) {
            assertThat(registry.get("mainsheet.processor.lookup.standing")
                            .tags("tenant", "hr", "standing", standing.text())
                            .gauge()
                            .value())
                    .isEqualTo(standing == Standing.CREDENTIAL ? 1 : 0);
        }
        assertThat(registry.get("mainsheet.processor.lookup.waiting").gauge().value())
                .isEqualTo(7);
        assertThat(registry.get("mainsheet.processor.lookup.in.flight").gauge().value())
                .isEqualTo(2);
    }

    @Test
    void theCheckIsDegradedForAnyTenantThatIsNotWellAndNeverDown() {
        for (Standing standing : Standing.values()) {
            CheckResult result = check(Map.of("hr", state(standing), "it", state(Standing.OK)));
            assertThat(result.status()).isEqualTo(standing == Standing.OK ? Status.UP : Status.DEGRADED);
            assertThat(result.detail())
                    .contains("tenant hr ")
                    .contains("tenant it ok")
                    .contains("7 questions wait");
        }
        assertThat(check(Map.of()).status()).isEqualTo(Status.UP);
    }

    @Test
    void theCheckSaysWhyAndWhereToLook() {
        assertThat(check(Map.of("hr", state(Standing.AWAY))).detail()).contains("iiq.example.com: away");
        assertThat(check(Map.of("hr", state(Standing.CORRELATION))).detail())
                .contains("50 %")
                .contains("mainsheet.tenants.hr.correlation")
                .contains("mainsheet.directory.max-not-found");
    }

    private static CheckResult check(Map<String, TenantState> states) {
        return new LookupHealth(50, () -> states).check();
    }

    private static TenantState state(Standing standing) {
        return new TenantState(standing, Optional.of(Failure.of(Failure.Kind.IO, "iiq.example.com: away")), 7, 2);
    }

    private static Answer failed(Failure.Kind kind) {
        return new Answer.Failed(Failure.of(kind, "iiq.example.com: " + kind));
    }
}
