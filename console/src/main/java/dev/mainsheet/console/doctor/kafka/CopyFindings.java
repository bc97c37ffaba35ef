package dev.mainsheet.console.doctor.kafka;

import dev.mainsheet.console.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.TopicPartitionInfo;

/** Whether what was acknowledged outlives the loss of a broker, and whether writing goes on meanwhile. */
final class CopyFindings {

    private static final String NAME = "copies";
    private static final String MIN_IN_SYNC = "min.insync.replicas";

    private CopyFindings() {}

    /** @param wanted the configured replication factor of new topics */
    static List<Finding> of(Cluster cluster, List<TopicState> topics, Optional<Short> wanted) {
        List<TopicState.Present> present = topics.stream()
                .filter(TopicState.Present.class::isInstance)
                .map(TopicState.Present.class::cast)
                .toList();
        List<Finding> findings = new ArrayList<>();
        wanted.filter(copies -> copies > cluster.brokers())
                .ifPresent(copies -> findings.add(Finding.red(
                        NAME,
                        "mainsheet.kafka.topics.replication-factor: \"" + copies + "\" is more than the "
                                + cluster.brokers() + " brokers that serve: topics cannot be created",
                        "Set it to " + cluster.brokers() + " at most, or add brokers.")));
        unserved(present).ifPresent(findings::add);
        if (cluster.brokers() == 1) {
            findings.add(Finding.yellow(
                    NAME,
                    "there is one broker: its disk holds the only copy of every event",
                    "Good for a trial; for production take a cluster of three brokers, with mainsheet.kafka.topics."
                            + "replication-factor: 3 and min.insync.replicas=2."));
        } else if (!present.isEmpty()) {
            findings.add(manyBrokers(present));
        }
        return findings;
    }

    private static Optional<Finding> unserved(List<TopicState.Present> topics) {
        List<String> stopped = new ArrayList<>();
        List<String> behind = new ArrayList<>();
        for (TopicState.Present topic : topics) {
            int needed = minInSync(topic).orElse(1);
            if (topic.partitions().stream().anyMatch(p -> p.isr().size() < needed)) {
                stopped.add(topic.spec().name());
            } else if (topic.partitions().stream()
                    .anyMatch(p -> p.isr().size() < p.replicas().size())) {
                behind.add(topic.spec().name());
            }
        }
        if (!stopped.isEmpty()) {
            return Optional.of(Finding.red(
                    NAME,
                    "too few brokers hold " + String.join(", ", stopped) + ": Kafka refuses what is written there",
                    "Bring the brokers that are away back."));
        }
        return behind.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.yellow(
                        NAME,
                        "a broker is away or behind with " + String.join(", ", behind),
                        "Bring it back; nothing is lost meanwhile."));
    }

    private static Finding manyBrokers(List<TopicState.Present> topics) {
        int copies = least(
                topics,
                topic -> topic.partitions().stream()
                        .map(TopicPartitionInfo::replicas)
                        .mapToInt(List::size)
                        .min()
                        .orElse(0));
        if (copies == 1) {
            return Finding.yellow(
                    NAME,
                    "topics lie on one broker each: the loss of its disk loses what it holds",
                    "Reassign them to three, with kafka-reassign-partitions.");
        }
        Optional<Integer> needed =
                topics.stream().flatMap(topic -> minInSync(topic).stream()).min(Integer::compare);
        if (needed.isEmpty()) {
            return Finding.green(NAME, copies + " of each topic");
        }
        if (needed.get() == 1) {
            return Finding.yellow(
                    NAME,
                    copies
                            + " of each topic, but an event counts as kept when one broker has it (min.insync.replicas=1)",
                    "Set min.insync.replicas=2 on the topics: then one broker may be lost at any moment.");
        }
        return needed.get() >= copies
                ? Finding.yellow(
                        NAME,
                        copies + " of each topic, and all must be written (min.insync.replicas=" + needed.get()
                                + "): with one broker away nothing is taken",
                        "Keep one copy more than min.insync.replicas.")
                : Finding.green(NAME, copies + " of each topic, of which " + needed.get() + " are written at once");
    }

    private static int least(List<TopicState.Present> topics, ToIntFunction<TopicState.Present> of) {
        return topics.stream().mapToInt(of).min().orElse(0);
    }

    private static Optional<Integer> minInSync(TopicState.Present topic) {
        return topic.settings()
                .map((Config settings) -> settings.get(MIN_IN_SYNC))
                .map(ConfigEntry::value)
                .map(Integer::valueOf);
    }
}
