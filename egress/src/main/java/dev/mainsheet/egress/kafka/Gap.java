package dev.mainsheet.egress.kafka;

import org.apache.kafka.common.TopicPartition;

/**
 * Deliveries that were not finished and are no longer in the log.
 *
 * @param partition where
 * @param from the first offset missing
 * @param until the offset that the log begins with now
 */
record Gap(TopicPartition partition, long from, long until) {

    /** How many offsets are missing; transaction markers count too, so it is at least the number of deliveries. */
    long size() {
        return until - from;
    }

    @Override
    public String toString() {
        return partition + " offsets " + from + " to " + (until - 1);
    }
}
