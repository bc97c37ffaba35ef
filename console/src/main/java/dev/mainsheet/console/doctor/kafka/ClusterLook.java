package dev.mainsheet.console.doctor.kafka;

import dev.mainsheet.schemas.TopicSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Asks Kafka how it is; creates and writes nothing. A refusal for want of a permission is an answer, not a failure. */
final class ClusterLook {

    private final Admin admin;
    private final Duration patience;

    /** @param patience for each answer */
    ClusterLook(Admin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    Cluster cluster() throws ExecutionException, InterruptedException, TimeoutException {
        DescribeClusterResult asked =
                admin.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true));
        return new Cluster(
                await(asked.clusterId()),
                await(asked.nodes()).size(),
                Optional.ofNullable(await(asked.authorizedOperations())));
    }

    /** In the order asked for. */
    List<TopicState> topics(List<TopicSpec> specs) throws ExecutionException, InterruptedException, TimeoutException {
        List<String> names = specs.stream().map(TopicSpec::name).toList();
        Map<String, KafkaFuture<TopicDescription>> described = admin.describeTopics(
                        names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<String, KafkaFuture<Config>> settings = new HashMap<>();
        admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .values()
                .forEach((topic, config) -> settings.put(topic.name(), config));
        List<TopicState> states = new ArrayList<>();
        for (TopicSpec spec : specs) {
            states.add(state(spec, described.get(spec.name()), settings.get(spec.name())));
        }
        return states;
    }

    private TopicState state(TopicSpec spec, KafkaFuture<TopicDescription> described, KafkaFuture<Config> settings)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            TopicDescription topic = await(described);
            return new TopicState.Present(
                    spec,
                    topic.partitions(),
                    unlessForbidden(settings),
                    Optional.ofNullable(topic.authorizedOperations()));
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof UnknownTopicOrPartitionException) {
                return new TopicState.Missing(spec);
            }
            if (refused.getCause() instanceof AuthorizationException) {
                return new TopicState.Hidden(spec);
            }
            throw refused;
        }
    }

    /** Which of these consumer groups our user may not join. Of one that is not there yet only DESCRIBE can be told. */
    List<String> closedGroups(List<String> groups) throws InterruptedException, TimeoutException {
        var described = admin.describeConsumerGroups(
                        groups, new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .describedGroups();
        List<String> closed = new ArrayList<>();
        for (String group : groups) {
            if (isForbidden(described.get(group), ClusterLook::mayNotRead)) {
                closed.add(group);
            }
        }
        return closed;
    }

    private static boolean mayNotRead(ConsumerGroupDescription group) {
        return group.authorizedOperations() != null
                && !group.authorizedOperations().contains(AclOperation.READ);
    }

    /** Whether transactions whose ids begin with {@code prefix} are closed to our user. */
    boolean transactionsAreClosed(String prefix) throws InterruptedException, TimeoutException {
        String nobodys = prefix + "-doctor";
        return isForbidden(admin.describeTransactions(List.of(nobodys)).description(nobodys), there -> false);
    }

    /**
     * The controller's clock. What it says of itself among its voters is said at that moment, so nothing need be written to
     * see a time. Empty if our user may not ask, or it does not say.
     */
    Optional<Instant> controllerTime() throws ExecutionException, InterruptedException, TimeoutException {
        try {
            QuorumInfo quorum = await(admin.describeMetadataQuorum().quorumInfo());
            return quorum.voters().stream()
                    .filter(voter -> voter.replicaId() == quorum.leaderId())
                    .map(QuorumInfo.ReplicaState::lastFetchTimestamp)
                    .flatMapToLong(OptionalLong::stream)
                    .mapToObj(Instant::ofEpochMilli)
                    .findFirst();
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof AuthorizationException
                    || refused.getCause() instanceof UnsupportedVersionException) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private <T> Optional<T> unlessForbidden(KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return Optional.of(await(answer));
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof AuthorizationException) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Any other refusal, such as that there is no such thing, comes after permission was looked at. */
    private <T> boolean isForbidden(KafkaFuture<T> answer, Predicate<T> whereShown)
            throws InterruptedException, TimeoutException {
        try {
            return whereShown.test(await(answer));
        } catch (ExecutionException refused) {
            return refused.getCause() instanceof AuthorizationException;
        }
    }

    private <T> T await(KafkaFuture<T> answer) throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
