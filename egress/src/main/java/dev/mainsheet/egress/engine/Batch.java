package dev.mainsheet.egress.engine;

import dev.mainsheet.egress.Parcel;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What one poll brought.
 *
 * @param parcels by partition, in the order of the log
 * @param next the position of every partition that moved, which may lie beyond its last record
 */
public record Batch(Map<TopicPartition, List<Parcel>> parcels, Map<TopicPartition, Long> next) {}
