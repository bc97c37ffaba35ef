package dev.mainsheet.processor.streams;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a group at the beginning of partitions it never committed, once. Afterwards its consumers have no reset policy: an
 * offset that is gone (records deleted from outside, a topic made anew) then stops them, instead of being passed over.
 *
 * <p>A group that has changelogs and no offsets is not new: Kafka forgets the offsets of a group that was away for a week.
 * To start that one at the beginning would deliver two weeks of events again.
 */
final class FirstOffsets {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOffsets.class);

    private final Admin admin;
    private final Duration patience;

    /** @param patience for each answer of Kafka */
    FirstOffsets(Admin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    /**
     * Commits the beginning of each partition of {@code topics} for which {@code group} has no offset.
     *
     * @throws ExecutionException if Kafka refuses
     * @throws TimeoutException if Kafka does not answer
     */
    void ensure(String group, Collection<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        Collection<TopicPartition> committed = committed(group);
        Set<TopicPartition> missing = partitions(topics);
        missing.removeAll(committed);
        if (missing.isEmpty() || committed.isEmpty() && hasState(group)) {
            return;
        }
        try {
            answer(admin.alterConsumerGroupOffsets(group, beginnings(missing)).all());
            LOG.info("Group {} starts at the beginning of {} partitions", group, missing.size());
        } catch (ExecutionException refused) {
            if (!somebodyRuns(refused.getCause())) {
                throw refused;
            }
            LOG.info("Group {} has members: another instance has started it", group);
        }
    }

    private boolean hasState(String group) throws ExecutionException, TimeoutException, InterruptedException {
        return answer(admin.listTopics().names()).stream()
                .anyMatch(topic -> topic.startsWith(group + "-") && topic.endsWith("-changelog"));
    }

    private Set<TopicPartition> partitions(Collection<String> topics)
            throws ExecutionException, TimeoutException, InterruptedException {
        Set<TopicPartition> all = new HashSet<>();
        answer(admin.describeTopics(topics).allTopicNames())
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition -> all.add(new TopicPartition(topic, partition.partition()))));
        return all;
    }

    private Collection<TopicPartition> committed(String group)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof GroupIdNotFoundException) {
                return List.of();
            }
            throw refused;
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> beginnings(Set<TopicPartition> partitions)
            throws ExecutionException, TimeoutException, InterruptedException {
        Map<TopicPartition, OffsetSpec> earliest = partitions.stream()
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.earliest()));
        Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
        answer(admin.listOffsets(earliest).all())
                .forEach((partition, found) -> beginnings.put(partition, new OffsetAndMetadata(found.offset())));
        return beginnings;
    }

    private static boolean somebodyRuns(Throwable cause) {
        return cause instanceof UnknownMemberIdException || cause instanceof GroupNotEmptyException;
    }

    private <T> T answer(KafkaFuture<T> future) throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
