package dev.mainsheet.egress.engine;

import dev.mainsheet.runtime.retry.RetrySchedule;
import java.util.Map;

/**
 * What the dispatcher keeps to.
 *
 * @param maxInFlight per listener, how many deliveries may be sent and not written down yet
 * @param memory how much may lie in memory over all listeners; each has an equal share
 * @param ratePerSecond the organisation's budget over all listeners; 0 is no limit
 * @param retries how long to wait between attempts
 */
public record DispatchRules(
        Map<String, Integer> maxInFlight, BodyLimit memory, int ratePerSecond, RetrySchedule retries) {}
