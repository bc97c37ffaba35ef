package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.engine.KnownReceipts;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Where one partition is taken up.
 *
 * @param partition a partition of a deliveries topic
 * @param offset the frontier
 * @param known what is finished above it
 * @param gap what is missing before it
 */
record Start(TopicPartition partition, long offset, KnownReceipts known, Optional<Gap> gap) {}
