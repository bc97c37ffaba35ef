package dev.mainsheet.runtime.kafka;

import dev.mainsheet.runtime.StartException;
import dev.mainsheet.schemas.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.NotLeaderOrFollowerException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates topics that are missing, and refuses those that are not as they must be. */
public final class TopicSetup {

    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    private static final long ASK_AGAIN_NANOS = 20_000_000L;

    private final KafkaSettings kafka;
    private final Duration patience;

    /**
     * @param patience how long Kafka may take to answer before it counts as unreachable
     */
    public TopicSetup(KafkaSettings kafka, Duration patience) {
        this.kafka = kafka;
        this.patience = patience;
    }

    /** Kafka does not answer, or not yet: try again. */
    public static final class Unreachable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Makes sure of {@code specs}.
     *
     * @throws StartException naming every topic that is not as it must be, or what Kafka refused
     * @throws Unreachable if Kafka does not answer
     */
    public void ensure(List<TopicSpec> specs) throws StartException, Unreachable {
        Map<String, Object> properties = kafka.clientProperties("mainsheet-admin");
        int millis = Math.toIntExact(patience.toMillis());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        try (Admin admin = Admin.create(properties)) {
            Set<String> created = create(admin, specs);
            List<String> wrong = check(admin, specs, created);
            if (!wrong.isEmpty()) {
                throw new StartException("Topics are not as they must be:\n  " + String.join("\n  ", wrong));
            }
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof RetriableException) {
                throw new Unreachable("Kafka at " + kafka.bootstrapServers() + " does not answer", refused.getCause());
            }
            throw new StartException(
                    "Kafka at " + kafka.bootstrapServers() + " refused to show or create topics: "
                            + refused.getCause().getMessage(),
                    refused);
        } catch (TimeoutException late) {
            throw new Unreachable("Kafka at " + kafka.bootstrapServers() + " does not answer", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted", interrupted);
        } catch (KafkaException unusable) {
            if (noneResolves(unusable)) {
                throw new Unreachable(
                        "no host of Kafka's " + kafka.bootstrapServers() + " has an address now", unusable);
            }
            throw new StartException(
                    "mainsheet.kafka: no client can be made of bootstrap-servers \"" + kafka.bootstrapServers()
                            + "\" and properties: " + reason(unusable),
                    unusable);
        }
    }

    /** As while the name server, or the container behind the name, is away too: nothing that cannot mend itself. */
    private boolean noneResolves(KafkaException unusable) {
        return unusable.getCause() instanceof ConfigException cause
                && cause.getMessage().contains("No resolvable bootstrap urls");
    }

    private static String reason(Throwable failure) {
        return failure.getCause() == null
                ? failure.getMessage()
                : failure.getCause().getMessage();
    }

    private Set<String> create(Admin admin, List<TopicSpec> specs)
            throws ExecutionException, InterruptedException, TimeoutException {
        var existing = await(admin.listTopics().names());
        List<NewTopic> missing = specs.stream()
                .filter(spec -> !existing.contains(spec.name()))
                .map(spec -> new NewTopic(
                                spec.name(), java.util.Optional.of(spec.partitions()), kafka.replicationFactor())
                        .configs(spec.settings()))
                .toList();
        for (var created : admin.createTopics(missing).values().entrySet()) {
            try {
                await(created.getValue());
                LOG.info("Created topic {}", created.getKey());
            } catch (ExecutionException refused) {
                // Another service starts at the same moment: whoever is second finds it there, and checks it.
                if (!(refused.getCause() instanceof TopicExistsException)) {
                    throw refused;
                }
            }
        }
        return missing.stream().map(NewTopic::name).collect(Collectors.toSet());
    }

    private List<String> check(Admin admin, List<TopicSpec> specs, Set<String> created)
            throws ExecutionException, InterruptedException, TimeoutException, Unreachable {
        List<String> names = specs.stream().map(TopicSpec::name).toList();
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, TopicDescription> descriptions = describe(admin, names, created);
        Map<String, Config> settings = await(admin.describeConfigs(resources).all()).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
        List<String> wrong = new ArrayList<>();
        for (TopicSpec spec : specs) {
            wrong.addAll(TopicCheck.differences(
                    spec,
                    descriptions.get(spec.name()).partitions().size(),
                    setting -> settings.get(spec.name()).get(setting).value(),
                    warning -> LOG.warn("{}", warning)));
        }
        return wrong;
    }

    /** A topic just created is known to every broker only a moment later. */
    private Map<String, TopicDescription> describe(Admin admin, List<String> names, Set<String> created)
            throws ExecutionException, InterruptedException, TimeoutException, Unreachable {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                Map<String, TopicDescription> descriptions =
                        await(admin.describeTopics(names).allTopicNames());
                awaitLeaders(admin, descriptions, created);
                return descriptions;
            } catch (ExecutionException refused) {
                if (!(refused.getCause() instanceof UnknownTopicOrPartitionException
                        || refused.getCause() instanceof NotLeaderOrFollowerException)) {
                    throw refused;
                }
                if (System.nanoTime() > end) {
                    throw new Unreachable("a topic just created is not known everywhere yet", refused.getCause());
                }
                LockSupport.parkNanos(ASK_AGAIN_NANOS);
            }
        }
    }

    /**
     * Answers only where a leader serves the partition: before, a producer's first batches would be refused. On a topic that
     * was there, a partition without a leader is no reason to keep the others waiting.
     */
    private void awaitLeaders(Admin admin, Map<String, TopicDescription> descriptions, Set<String> created)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
        descriptions.forEach((topic, description) -> description.partitions().stream()
                .filter(info -> created.contains(topic) || hasLeader(info))
                .forEach(info -> partitions.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest())));
        await(admin.listOffsets(partitions).all());
    }

    private static boolean hasLeader(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }

    private <T> T await(org.apache.kafka.common.KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
