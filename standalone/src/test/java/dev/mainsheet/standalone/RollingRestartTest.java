package dev.mainsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Two instances behind a balancer that asks each whether it is ready. */
@Tag("kill")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class RollingRestartTest {

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void aRollingRestartRefusesNothing() throws Exception {
        List<IngressInstance> instances = List.of(IngressInstance.anywhere(), IngressInstance.anywhere());
        try (Separately all = Separately.in(directory)) {
            List<MainsheetProcess> processes = List.of(all.start(instances.get(0)), all.start(instances.get(1)));
            instances.forEach(Separately::awaitUp);
            try (ReadyInstances ready = new ReadyInstances(instances)) {
                SteadyLoad load = SteadyLoad.on(ready);
                Pass.by(BETWEEN);
                for (int i = 0; i < instances.size(); i++) {
                    processes.get(i).terminate();
                    assertThat(processes.get(i).exitsWithin(10)).isTrue();
                    all.start(instances.get(i));
                    Separately.awaitUp(instances.get(i));
                    Pass.by(BETWEEN);
                }
                load.stop();
                Audit audit = Verdict.on("Rolling restart", all, load, Posted::subject, Instant.now());
                assertThat(audit.refused()).isEmpty();
                assertThat(audit.unanswered()).isEmpty();
            }
        }
    }
}
