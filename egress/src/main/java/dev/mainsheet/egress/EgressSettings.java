package dev.mainsheet.egress;

import dev.mainsheet.egress.engine.BodyLimit;
import dev.mainsheet.runtime.retry.RetrySchedule;
import dev.mainsheet.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What an egress is made of.
 *
 * @param topics names and partitions
 * @param listeners where deliveries go
 * @param ratePerSecond the organisation's budget over all listeners; 0 is no limit
 * @param clientProperties Kafka client settings for a client id; a new map each time
 * @param instanceId names this instance in its group: the same after a restart, and nobody else's
 * @param version this build's
 * @param memory how many bodies may lie in memory
 * @param retries how long to wait between attempts
 */
public record EgressSettings(
        Topics topics,
        List<Listener> listeners,
        int ratePerSecond,
        Function<String, Map<String, Object>> clientProperties,
        String instanceId,
        String version,
        BodyLimit memory,
        RetrySchedule retries) {}
