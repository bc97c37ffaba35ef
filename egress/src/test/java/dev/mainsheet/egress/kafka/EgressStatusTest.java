package dev.mainsheet.egress.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.egress.engine.Load;
import dev.mainsheet.runtime.health.CheckResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class EgressStatusTest {

    private final EgressStatus status = new EgressStatus();

    private static Load load(int heldUp, String... stands) {
        return new Load(Map.of("hr", new Load.OfListener(1, 2, heldUp, Optional.empty())), List.of(stands));
    }

    @Test
    void itIsDownUntilTheGroupIsJoinedAndReceiptsAreRead() {
        assertThat(status.check()).isEqualTo(CheckResult.down("not started"));
        status.joining(Optional::empty);
        assertThat(status.check()).isEqualTo(CheckResult.down("joining the group"));
        status.holds(12, 4);
        assertThat(status.check()).isEqualTo(CheckResult.down("reading receipts of 4 partitions"));
        status.holds(12, 0);
        assertThat(status.check()).isEqualTo(CheckResult.up("12 partitions held"));
    }

    @Test
    void holdingNothingIsStandingByAndReady() {
        status.joining(Optional::empty);
        status.holds(0, 0);

        assertThat(status.check()).isEqualTo(CheckResult.up("standing by"));
    }

    @Test
    void subjectsThatWaitAreCountedAndTheServiceStaysReady() {
        status.joining(Optional::empty);
        status.holds(12, 0);
        status.load(load(3));

        assertThat(status.check())
                .isEqualTo(CheckResult.degraded("12 partitions held; 3 subjects wait for a delivery that fails"));
    }

    @Test
    void aPartitionThatStandsAtALaterVersionIsDown() {
        status.joining(Optional::empty);
        status.holds(12, 0);
        status.load(load(0, "hr-3 stands at offset 7"));

        assertThat(status.check()).isEqualTo(CheckResult.down("hr-3 stands at offset 7"));
    }

    @Test
    void whatWasDeletedUndeliveredStaysDownByRangeAndIsCounted() {
        status.joining(Optional::empty);
        status.lost(new Gap(new TopicPartition("hr", 3), 100, 140));
        status.holds(12, 0);
        status.load(load(0));

        assertThat(status.check().detail()).contains("hr-3 offsets 100 to 139");
        assertThat(status.lostOffsets()).isEqualTo(40);
        status.stopped("begins again");
        status.joining(Optional::empty);
        status.holds(12, 0);
        assertThat(status.check().detail()).contains("hr-3 offsets 100 to 139");
    }

    @Test
    void withKafkaOutOfReachItIsDown() {
        status.joining(() -> Optional.of(Duration.ofSeconds(7)));
        status.holds(12, 0);

        assertThat(status.check().detail()).contains("for 7 s");
    }
}
