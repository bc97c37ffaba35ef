package dev.mainsheet.console.doctor.kafka;

import dev.mainsheet.console.doctor.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;

/** Whether our user may do what the services do. */
final class PermissionFindings {

    private static final String NAME = "permissions";

    private PermissionFindings() {}

    /**
     * @param needed on the topics
     * @param closed further things our user may not do, by name
     */
    static List<Finding> of(Cluster cluster, List<TopicState> topics, List<Permission> needed, List<String> closed) {
        List<Finding> findings = new ArrayList<>();
        List<String> lacking = Stream.of(hidden(topics), forbidden(topics, needed), closed.stream())
                .flatMap(all -> all)
                .toList();
        if (!lacking.isEmpty()) {
            findings.add(
                    Finding.red(
                            NAME,
                            "the user of mainsheet.kafka.properties may not: " + String.join(", ", lacking),
                            "Grant it with kafka-acls. A service that has a user of its own needs only what is named with it."));
        }
        boolean mayCreate = cluster.allowed()
                .map(allowed -> allows(allowed, AclOperation.CREATE))
                .orElse(true);
        if (!mayCreate) {
            findings.add(cannotCreate(topics));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.green(NAME, "all that the services do is allowed"));
        }
        return findings;
    }

    private static Stream<String> hidden(List<TopicState> topics) {
        Stream<String> unseen = topics.stream()
                .filter(TopicState.Hidden.class::isInstance)
                .map(topic -> "DESCRIBE on " + topic.spec().name());
        Stream<String> unread = present(topics)
                .filter(topic -> topic.settings().isEmpty())
                .map(topic -> "DESCRIBE_CONFIGS on " + topic.spec().name());
        return Stream.concat(unseen, unread);
    }

    private static Stream<String> forbidden(List<TopicState> topics, List<Permission> needed) {
        var allowed = present(topics)
                .filter(topic -> topic.allowed().isPresent())
                .collect(Collectors.toMap(
                        topic -> topic.spec().name(), topic -> topic.allowed().orElseThrow()));
        return needed.stream()
                .filter(permission -> allowed.containsKey(permission.topic()))
                .filter(permission -> !allows(allowed.get(permission.topic()), permission.operation()))
                .map(Permission::toString);
    }

    private static Stream<TopicState.Present> present(List<TopicState> topics) {
        return topics.stream().filter(TopicState.Present.class::isInstance).map(TopicState.Present.class::cast);
    }

    private static boolean allows(Set<AclOperation> allowed, AclOperation operation) {
        return allowed.contains(operation) || allowed.contains(AclOperation.ALL);
    }

    /** A permission on the topics' names alone would do too, and does not show before one is created. */
    private static Finding cannotCreate(List<TopicState> topics) {
        boolean someMissing = topics.stream().anyMatch(TopicState.Missing.class::isInstance);
        return Finding.yellow(
                NAME,
                "CREATE on the cluster is not allowed"
                        + (someMissing ? ", and topics are missing" : "; the processor needs it at its first start"),
                "Grant CREATE on topics of mainsheet.kafka.topics.prefix, or create them by hand.");
    }
}
