package dev.mainsheet.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Kafka away for longer than the journal has room. */
@Tag("kill")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class FullJournalTest {

    private static final Duration WHILE_FULL = Duration.ofSeconds(5);
    private static final Duration SHORTLY = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void aFullDiskIsAnsweredBy503UntilThereIsRoomAgain() throws Exception {
        IngressInstance ingress = IngressInstance.anywhere();
        try (Separately all = Separately.in(directory)) {
            SmallDisk disk = SmallDisk.with(8, directory.resolve("small"));
            MainsheetProcess process = all.closedAtEnd(MainsheetProcess.run(
                    all.output("ingress"),
                    ingress.environment(Map.of("MAINSHEET_INGRESS_JOURNAL_DIR", disk.mount() + "/journal")),
                    disk.seenBy(MainsheetProcess.java(MainsheetMain.class, all.arguments("ingress")))));
            Separately.awaitUp(ingress);
            Path filler = disk.fill(process, 6);
            SteadyLoad load = SteadyLoad.on(ingress);
            Pass.by(Duration.ofSeconds(5));
            all.kafka.kill9();

            awaitRefusals(ingress, "broken");
            Pass.by(WHILE_FULL);
            Files.delete(filler);
            await().atMost(SHORTLY).until(ingress::ready);
            Instant roomAt = Instant.now();
            Pass.by(WHILE_FULL);
            Instant back = all.startKafka();
            Separately.awaitUp(ingress);
            Pass.by(WHILE_FULL);
            load.stop();

            Audit audit = Verdict.on("Journal's disk full", all, load, Posted::subject, back);
            assertThat(process.alive()).isTrue();
            assertRefusedWithRetryAfterOnlyBefore(roomAt, audit);
        }
    }

    @Test
    void aJournalAtItsBoundIsAnsweredBy503UntilKafkaTakesEventsAgain() throws Exception {
        IngressInstance ingress = IngressInstance.anywhere();
        try (Separately all = Separately.in(directory)) {
            MainsheetProcess process = all.start(ingress, Map.of("MAINSHEET_INGRESS_JOURNAL_MAX_BYTES", "2000000"));
            Separately.awaitUp(ingress);
            SteadyLoad load = SteadyLoad.on(ingress);
            Pass.by(Duration.ofSeconds(5));
            all.kafka.kill9();

            awaitRefusals(ingress, "full");
            Pass.by(WHILE_FULL);
            Instant back = all.startKafka();
            Separately.awaitUp(ingress);
            Instant roomAt = Instant.now();
            Pass.by(WHILE_FULL);
            load.stop();

            Audit audit = Verdict.on("Journal at its bound", all, load, Posted::subject, back);
            assertThat(process.alive()).isTrue();
            assertRefusedWithRetryAfterOnlyBefore(roomAt, audit);
        }
    }

    private static void awaitRefusals(IngressInstance ingress, String reason) {
        String metric = "mainsheet_ingress_journal_refused_total{reason=\"" + reason + "\"";
        await().atMost(Duration.ofSeconds(60)).until(() -> ingress.metric(metric) > 0);
        await().atMost(SHORTLY).until(() -> ingress.readiness() == 503);
    }

    private static void assertRefusedWithRetryAfterOnlyBefore(Instant roomAt, Audit audit) {
        assertThat(audit.unanswered()).isEmpty();
        assertThat(audit.refused()).isNotEmpty().allSatisfy(refused -> {
            Posted.Refused answer = (Posted.Refused) refused.end();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.retryAfter()).isNotEqualTo(Optional.empty());
            assertThat(refused.endedAt()).isBeforeOrEqualTo(roomAt);
        });
    }
}
