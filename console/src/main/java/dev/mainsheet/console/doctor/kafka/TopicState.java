package dev.mainsheet.console.doctor.kafka;

import dev.mainsheet.schemas.TopicSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;

/** What became of the question for one topic of ours. */
sealed interface TopicState {

    TopicSpec spec();

    /** It is not there. */
    record Missing(TopicSpec spec) implements TopicState {}

    /** Our user may not know whether it is. */
    record Hidden(TopicSpec spec) implements TopicState {}

    /**
     * It is there.
     *
     * @param partitions where each lies
     * @param settings in force; empty if our user may not read them
     * @param allowed what our user may do with it; empty if Kafka does not tell
     */
    record Present(
            TopicSpec spec,
            List<TopicPartitionInfo> partitions,
            Optional<Config> settings,
            Optional<Set<AclOperation>> allowed)
            implements TopicState {}
}
