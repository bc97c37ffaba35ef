package dev.mainsheet.ingress.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.runtime.health.CheckResult;
import org.junit.jupiter.api.Test;

class ReachTest {

    private final Reach reach = new Reach();

    @Test
    void untilTheTopicWasSeenItIsDown() {
        assertThat(reach.result()).isEqualTo(CheckResult.down("Kafka has not answered yet"));
        reach.looksFine();
        assertThat(reach.result()).isEqualTo(CheckResult.up("Kafka takes events"));
    }

    @Test
    void anEventThatIsNotTakenMakesItDownAndTheNextThatIsMakesItUp() {
        reach.looksFine();
        reach.failed("refused");
        assertThat(reach.result()).isEqualTo(CheckResult.down("refused"));
        reach.acknowledged();
        assertThat(reach.result()).isEqualTo(CheckResult.up("Kafka takes events"));
    }

    @Test
    void withoutAnyEventItBecomesUpAgainByLooking() {
        reach.looksFine();
        reach.failed("refused");
        reach.looksFine();
        assertThat(reach.result()).isEqualTo(CheckResult.up("Kafka takes events"));
    }

    @Test
    void anEventTakenOnOnePartitionDoesNotHideThatAnotherHasNoLeader() {
        reach.looksBad("1 of 12 partitions has no leader");
        reach.acknowledged();
        assertThat(reach.result()).isEqualTo(CheckResult.down("1 of 12 partitions has no leader"));
    }
}
