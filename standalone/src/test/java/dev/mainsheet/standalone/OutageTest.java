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

/** Kafka away under load, and what else may go wrong just then. */
@Tag("kill")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class OutageTest {

    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration OUTAGE = Duration.ofSeconds(60);
    private static final Duration AFTER = Duration.ofSeconds(20);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void everyEventIsAcknowledgedWhileKafkaIsAwayAndDeliveredInOrderAfterwards() throws Exception {
        IngressInstance ingress = IngressInstance.anywhere();
        try (Separately all = Separately.in(directory)) {
            all.start(ingress);
            Separately.awaitUp(ingress);
            SteadyLoad load = SteadyLoad.on(ingress);
            Pass.by(BEFORE);
            all.kafka.kill9();
            Pass.by(OUTAGE);
            Instant back = all.startKafka();
            Pass.by(AFTER);
            load.stop();
            Audit audit = Verdict.on("Kafka killed", all, load, Posted::subject, back);
            assertThat(audit.refused()).isEmpty();
            assertThat(audit.unanswered()).isEmpty();
        }
    }

    /** SailPoint does not wait for one answer before it sends the next event. */
    @Test
    void aSenderThatDoesNotWaitForAnswersIsRefusedNothingEither() throws Exception {
        IngressInstance ingress = IngressInstance.anywhere();
        try (Separately all = Separately.in(directory)) {
            all.start(ingress);
            Separately.awaitUp(ingress);
            SteadyLoad load = SteadyLoad.on(ingress);
            Pass.by(BEFORE);
            load.connectionsUpTo(1_500);
            all.kafka.kill9();
            Pass.by(OUTAGE.dividedBy(3));
            Instant back = all.startKafka();
            Pass.by(AFTER);
            load.stop();
            Audit audit = Verdict.on("Kafka killed, 1,500 connections", all, load, Posted::subject, back);
            assertThat(audit.refused()).isEmpty();
            assertThat(audit.unanswered()).isEmpty();
        }
    }

    @Test
    void whatTheJournalHoldsOutlivesAKilledIngress() throws Exception {
        IngressInstance ingress = IngressInstance.anywhere();
        try (Separately all = Separately.in(directory)) {
            MainsheetProcess killed = all.start(ingress);
            Separately.awaitUp(ingress);
            SteadyLoad load = SteadyLoad.on(ingress);
            Pass.by(BEFORE);
            all.kafka.kill9();
            Pass.by(OUTAGE.dividedBy(2));
            killed.kill9();
            Pass.by(Duration.ofSeconds(2));
            all.start(ingress);
            Pass.by(OUTAGE.dividedBy(2));
            Instant back = all.startKafka();
            Pass.by(AFTER);
            load.stop();
            Audit audit = Verdict.on("Kafka and the ingress killed", all, load, Posted::subject, back);
            assertThat(audit.refused()).isEmpty();
        }
    }

    @Test
    void nothingIsOvertakenInsideAProducerThatNearlyGivesUp() throws Exception {
        IngressInstance ingress = IngressInstance.anywhere();
        try (Separately all = Separately.in(directory)) {
            all.start(ingress);
            Separately.awaitUp(ingress);
            SteadyLoad load = SteadyLoad.on(ingress);
            Pass.by(BEFORE);
            all.kafka.pause();
            Pass.by(Duration.ofSeconds(118));
            all.kafka.resume();
            Instant back = Instant.now();
            Pass.by(AFTER);
            load.stop();
            Audit audit = Verdict.on("Kafka paused for 118 s", all, load, Posted::subject, back);
            assertThat(audit.refused()).isEmpty();
            assertThat(audit.unanswered()).isEmpty();
        }
    }

    /** Order holds among the events of one instance: between two that journal there is none. */
    @Test
    void anInstanceThatNeverComesBackLeavesItsJournalToAnother() throws Exception {
        IngressInstance gone = IngressInstance.anywhere();
        IngressInstance other = IngressInstance.anywhere();
        try (Separately all = Separately.in(directory)) {
            MainsheetProcess killed = all.start(gone);
            all.start(other);
            Separately.awaitUp(gone);
            Separately.awaitUp(other);
            try (ReadyInstances ready = new ReadyInstances(List.of(gone, other))) {
                SteadyLoad load = SteadyLoad.on(ready);
                Pass.by(BEFORE);
                all.kafka.kill9();
                Pass.by(OUTAGE.dividedBy(2));
                killed.kill9();
                Pass.by(OUTAGE.dividedBy(2));
                Instant back = all.startKafka();
                Pass.by(AFTER);
                load.stop();
                Audit audit = Verdict.on(
                        "Kafka killed and an ingress gone for good",
                        all,
                        load,
                        posted -> posted.subject() + " at " + posted.port(),
                        back);
                assertThat(audit.refused()).isEmpty();
                assertThat(audit.acknowledgedBy(gone.port())).isPositive();
            }
        }
    }
}
