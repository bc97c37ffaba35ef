package dev.mainsheet.egress.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.Metric;

/**
 * Whether this instance can still be sure of its partitions. A member that has been silent for long may have been declared
 * dead, and another may be sending already; so from half the session timeout on nothing new is sent. Safe for any thread.
 */
final class Heartbeat {

    private static final Duration SILENT = KafkaClients.SESSION_TIMEOUT.dividedBy(2);

    private final Optional<Metric> secondsAgo;

    Heartbeat(Consumer<?, ?> consumer) {
        this.secondsAgo = consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("last-heartbeat-seconds-ago"))
                .<Metric>map(Map.Entry::getValue)
                .findFirst();
        if (secondsAgo.isEmpty()) {
            throw new IllegalStateException(
                    "this Kafka client has no metric last-heartbeat-seconds-ago; another version than was built with?");
        }
    }

    /** For how long nothing was said to the group, if for too long. */
    Optional<Duration> silence() {
        // Below zero before the first heartbeat, when the group has only just been joined.
        double seconds = secondsAgo
                .map(Metric::metricValue)
                .map(value -> ((Number) value).doubleValue())
                .orElse(0.0);
        Duration ago = Duration.ofMillis((long) (Math.max(0, seconds) * 1000));
        return ago.compareTo(SILENT) > 0 ? Optional.of(ago) : Optional.empty();
    }

    boolean isFresh() {
        return silence().isEmpty();
    }
}
