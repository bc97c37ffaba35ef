package dev.mainsheet.console.doctor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import dev.mainsheet.schemas.TopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyFindingsTest {

    private static final Cluster THREE_BROKERS = new Cluster("c", 3, Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "3, 2, GREEN, of which 2 are written at once",
        "3, 1, YELLOW, counts as kept when one broker has it",
        "2, 2, YELLOW, with one broker away nothing is taken",
        "3, 3, YELLOW, with one broker away nothing is taken",
        "1, 1, YELLOW, the loss of its disk"
    })
    void copiesAreGoodIfOneBrokerCanBeLostWithoutLossAndWithoutAStop(
            int copies, String minInSync, Level level, String words) {
        assertThat(of(topic(copies, copies, minInSync))).singleElement().satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(level);
            assertThat(finding.detail()).contains(words);
        });
    }

    @Test
    void aTopicThatTakesNothingIsRedAndOneThatLagsIsYellow() {
        assertThat(of(topic(3, 1, "2")).get(0)).satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.RED);
            assertThat(finding.detail()).contains("too few brokers hold sailpoint.events");
        });
        assertThat(of(topic(3, 0, "1")).get(0).status()).isEqualTo(Level.RED);
        assertThat(of(topic(3, 2, "2")).get(0)).satisfies(finding -> {
            assertThat(finding.status()).isEqualTo(Level.YELLOW);
            assertThat(finding.detail()).contains("away or behind with sailpoint.events");
        });
    }

    private static List<Finding> of(TopicState topic) {
        return CopyFindings.of(THREE_BROKERS, List.of(topic), Optional.empty());
    }

    private static TopicState topic(int copies, int inSync, String minInSync) {
        List<Node> replicas = IntStream.range(0, copies)
                .mapToObj(id -> new Node(id, "broker-" + id, 9092))
                .toList();
        TopicPartitionInfo partition =
                new TopicPartitionInfo(0, replicas.get(0), replicas, replicas.subList(0, inSync));
        return new TopicState.Present(
                new TopicSpec("sailpoint.events", 1, Map.of()),
                List.of(partition),
                Optional.of(new Config(List.of(new ConfigEntry("min.insync.replicas", minInSync)))),
                Optional.empty());
    }
}
