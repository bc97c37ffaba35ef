package dev.mainsheet.console.doctor.kafka;

import dev.mainsheet.console.doctor.Clocks;
import dev.mainsheet.console.doctor.DoctorCheck;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import dev.mainsheet.runtime.kafka.KafkaSettings;
import dev.mainsheet.schemas.TopicSpec;
import dev.mainsheet.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Kafka: whether it answers, and whether topics, copies and permissions are as they must be. Writes and creates nothing. */
public final class KafkaCheck implements DoctorCheck {

    private static final String NAME = "kafka";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaSettings kafka;
    private final Set<String> listeners;
    private final Level away;
    private final Clock clock;
    private final Clocks clocks;

    /**
     * @param listeners those configured
     * @param away how bad it is if it does not answer
     * @param clocks is told what time Kafka shows
     */
    public KafkaCheck(KafkaSettings kafka, Set<String> listeners, Level away, Clock clock, Clocks clocks) {
        this.kafka = kafka;
        this.listeners = listeners;
        this.away = away;
        this.clock = clock;
        this.clocks = clocks;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> run() throws InterruptedException {
        Optional<String> unreachable = Bootstrap.unreachable(kafka.bootstrapServers());
        if (unreachable.isPresent()) {
            return List.of(KafkaFailure.unreachable(away, unreachable.get()));
        }
        try (Admin admin = Admin.create(settings())) {
            return findings(new ClusterLook(admin, PATIENCE));
        } catch (ExecutionException refused) {
            return List.of(KafkaFailure.of(refused.getCause()));
        } catch (TimeoutException late) {
            return List.of(KafkaFailure.of(late));
        } catch (KafkaException unusable) {
            return List.of(KafkaFailure.of(unusable.getCause() == null ? unusable : unusable.getCause()));
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = kafka.clientProperties("mainsheet-doctor");
        int millis = Math.toIntExact(PATIENCE.toMillis());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        return settings;
    }

    private List<Finding> findings(ClusterLook look) throws ExecutionException, InterruptedException, TimeoutException {
        Cluster cluster = look.cluster();
        List<TopicState> topics = look.topics(specs());
        readClock(look);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.green(
                NAME,
                "answers at " + kafka.bootstrapServers() + ": cluster " + cluster.id() + ", brokers: "
                        + cluster.brokers()));
        findings.addAll(TopicFindings.of(topics));
        findings.addAll(CopyFindings.of(cluster, topics, kafka.replicationFactor()));
        findings.addAll(PermissionFindings.of(
                cluster, topics, Permission.needed(kafka.topics(), listeners), closed(look, topics)));
        return findings;
    }

    private List<TopicSpec> specs() {
        Topics topics = kafka.topics();
        return Stream.of(
                        topics.ofIngress(),
                        topics.ofProcessor(listeners),
                        topics.ofEgress(listeners),
                        topics.ofConsole())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /**
     * What is neither topic nor cluster. Asked only for a service that has run: on a new cluster the question alone would
     * make Kafka create its internal topics.
     */
    private List<String> closed(ClusterLook look, List<TopicState> topics)
            throws InterruptedException, TimeoutException {
        Topics names = kafka.topics();
        List<String> groups = new ArrayList<>();
        List<String> closed = new ArrayList<>();
        if (isThere(names.receipts(), topics)) {
            groups.add(names.egressGroup());
        }
        if (isThere(names.outcomes(), topics)) {
            groups.add(names.processorId());
            if (look.transactionsAreClosed(names.processorId())) {
                closed.add("WRITE on transactional ids that begin with " + names.processorId());
            }
        }
        look.closedGroups(groups).forEach(group -> closed.add("READ on group " + group));
        return closed;
    }

    private static boolean isThere(String topic, List<TopicState> topics) {
        return topics.stream()
                .anyMatch(state -> state.spec().name().equals(topic) && !(state instanceof TopicState.Missing));
    }

    private void readClock(ClusterLook look) throws ExecutionException, InterruptedException, TimeoutException {
        Instant before = clock.instant();
        look.controllerTime().ifPresent(shown -> clocks.saw("Kafka's controller", shown, before, clock.instant()));
    }
}
