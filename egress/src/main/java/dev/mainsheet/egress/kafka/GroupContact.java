package dev.mainsheet.egress.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Whether this instance can still be sure of its partitions. A member that the group has not heard for the session timeout
 * is declared dead, and another may be sending already; so from half of that on nothing new is sent. What counts is a
 * heartbeat answered: one that was only sent may never have arrived.
 *
 * <p>An answer may also say that the member is dead. The poller's next poll finds that out and takes the partitions away,
 * so an answer seen before a poll is believed only after it. The poller's thread tells, any thread may ask.
 */
final class GroupContact {

    private static final String HEARTBEATS_ANSWERED = "heartbeat-total";
    private static final Duration SILENT = KafkaClients.SESSION_TIMEOUT.dividedBy(2);

    private final Metric answered;
    private final LongSupplier nanos;
    private double believed;
    private volatile long lastContact;

    /**
     * @param metrics of the consumer that is the member
     */
    GroupContact(Map<MetricName, ? extends Metric> metrics, LongSupplier nanos) {
        this.answered = metrics.entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(HEARTBEATS_ANSWERED))
                .<Metric>map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this Kafka client has no metric " + HEARTBEATS_ANSWERED
                        + "; is it another version than 4.3?"));
        this.nanos = nanos;
        this.lastContact = nanos.getAsLong();
    }

    /** How many heartbeats have been answered. */
    double heartbeatsAnswered() {
        return ((Number) answered.metricValue()).doubleValue();
    }

    /** As many were answered before a poll that took nothing away. */
    void believe(double heartbeatsAnswered) {
        if (heartbeatsAnswered > believed) {
            believed = heartbeatsAnswered;
            lastContact = nanos.getAsLong();
        }
    }

    /** The group has just told this member what it holds. */
    void assigned() {
        lastContact = nanos.getAsLong();
    }

    /** For how long the group has not been heard, if for too long. */
    Optional<Duration> silence() {
        Duration ago = Duration.ofNanos(nanos.getAsLong() - lastContact);
        return ago.compareTo(SILENT) > 0 ? Optional.of(ago) : Optional.empty();
    }

    /** Whether new deliveries may be sent. */
    boolean isFresh() {
        return silence().isEmpty();
    }
}
