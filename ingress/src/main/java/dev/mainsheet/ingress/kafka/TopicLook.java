package dev.mainsheet.ingress.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Looks whether a topic can be written to, without writing to it. Waits: not for an event loop. */
final class TopicLook {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final String topic;
    private final Admin admin;

    TopicLook(String topic, Map<String, Object> client) {
        this.topic = topic;
        this.admin = Admin.create(client);
    }

    /** What is wrong, as a clause without hosts; empty if every partition has a leader. */
    Optional<String> trouble() throws InterruptedException {
        try {
            TopicDescription description = admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .get(topic);
            long leaderless = description.partitions().stream()
                    .filter(partition ->
                            partition.leader() == null || partition.leader().isEmpty())
                    .count();
            return leaderless == 0
                    ? Optional.empty()
                    : Optional.of(leaderless + " of " + description.partitions().size() + " partitions of " + topic
                            + " have no leader");
        } catch (TimeoutException late) {
            return Optional.of("Kafka does not answer");
        } catch (ExecutionException refused) {
            return Optional.of("Kafka does not show " + topic + ": "
                    + refused.getCause().getClass().getSimpleName());
        }
    }

    void close() {
        admin.close(Duration.ZERO);
    }
}
