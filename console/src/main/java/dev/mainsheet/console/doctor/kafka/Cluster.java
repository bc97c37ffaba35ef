package dev.mainsheet.console.doctor.kafka;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/**
 * A Kafka cluster as it shows itself.
 *
 * @param id its own
 * @param brokers how many serve now
 * @param allowed what our user may do with it as a whole; empty if it does not tell
 */
record Cluster(String id, int brokers, Optional<Set<AclOperation>> allowed) {}
