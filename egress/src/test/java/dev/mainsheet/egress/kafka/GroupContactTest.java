package dev.mainsheet.egress.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class GroupContactTest {

    private double answered;
    private long now = -7;
    private final GroupContact contact = contact();

    private GroupContact contact() {
        MetricName name = new MetricName("heartbeat-total", "consumer-coordinator-metrics", "", Map.of());
        Metric metric = new Metric() {
            @Override
            public MetricName metricName() {
                return name;
            }

            @Override
            public Object metricValue() {
                return answered;
            }
        };
        return new GroupContact(Map.of(name, metric), () -> now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void turnOfThePoller() {
        contact.believe(contact.heartbeatsAnswered());
    }

    @Test
    void afterHalfTheSessionTimeoutWithoutAnAnswerThisInstanceIsNoLongerSureOfItsPartitions() {
        pass(Duration.ofSeconds(5));
        assertThat(contact.isFresh()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(contact.isFresh()).isFalse();
        assertThat(contact.silence()).contains(Duration.ofSeconds(6));
    }

    @Test
    void anAnswerIsBelievedAfterTheNextPoll() {
        pass(Duration.ofSeconds(6));
        answered = 1;
        assertThat(contact.isFresh()).isFalse();
        turnOfThePoller();
        assertThat(contact.isFresh()).isTrue();
    }

    @Test
    void turnsOfThePollerAloneAreNoContact() {
        answered = 4;
        turnOfThePoller();
        pass(Duration.ofSeconds(6));
        turnOfThePoller();
        assertThat(contact.isFresh()).isFalse();
    }

    @Test
    void anAssignmentIsContact() {
        pass(Duration.ofSeconds(6));
        contact.assigned();
        assertThat(contact.isFresh()).isTrue();
    }

    @Test
    void aClientWithoutTheMetricIsRefusedRatherThanTrusted() {
        assertThatThrownBy(() -> new GroupContact(Map.of(), () -> now)).hasMessageContaining("heartbeat-total");
    }
}
