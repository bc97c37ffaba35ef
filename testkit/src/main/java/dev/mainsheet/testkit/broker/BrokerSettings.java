package dev.mainsheet.testkit.broker;

import dev.mainsheet.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** The Kafka settings of a broker that stands alone: controller and broker in one, every topic with one copy. */
final class BrokerSettings {

    static final String CLIENT_LISTENER = "CLIENTS";
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    /** Of the internal topics. Kafka's 50 each would be 150 directories, made before the first client is served. */
    private static final String FEW = "4";

    private static final String ONE = "1";
    private static final Duration OFFSETS_KEPT = Duration.ofDays(400);

    private BrokerSettings() {}

    static Map<String, String> of(BrokerOptions options, Path logDirectory, int port, int controllerPort) {
        Map<String, String> all = new TreeMap<>();
        all.put("process.roles", "broker,controller");
        all.put("node.id", Integer.toString(BrokerStorage.NODE_ID));
        all.put("log.dirs", logDirectory.toString());
        all.put(
                "server.max.startup.time.ms",
                Long.toString(options.startWithin().toMillis()));
        network(all, options.host(), port, controllerPort);
        internalTopics(all);
        all.put("auto.create.topics.enable", "false");
        all.put("message.max.bytes", Integer.toString(Topics.MAX_RECORD_BYTES));
        all.put("replica.fetch.max.bytes", Integer.toString(Topics.MAX_RECORD_BYTES));
        // One machine, few partitions: Kafka's defaults are for a server of its own and take 128 MB for compaction
        // alone.
        all.put("num.network.threads", "2");
        all.put("num.io.threads", FEW);
        all.put("log.cleaner.dedupe.buffer.size", Integer.toString(32 * 1024 * 1024));
        // After a kill the controller, back on the same disk, takes the broker for alive until its session ends, and
        // refuses it meanwhile. Kafka's 9 s are made for networks; here both are in one JVM.
        all.put("broker.session.timeout.ms", "3000");
        all.put("broker.heartbeat.interval.ms", "500");
        all.put("group.initial.rebalance.delay.ms", "0");
        // A group that stands still for weeks, because its listener is paused, must not lose its place.
        all.put("offsets.retention.minutes", Long.toString(OFFSETS_KEPT.toMinutes()));
        // Kafka looks for dead transactions every 10 s, and readers wait behind each of them that long.
        all.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        all.putAll(options.settings());
        return all;
    }

    private static void network(Map<String, String> all, String host, int port, int controllerPort) {
        all.put(
                "listeners",
                CLIENT_LISTENER + "://" + host + ":" + port + "," + CONTROLLER_LISTENER + "://"
                        + ListenSockets.CONTROLLER_HOST + ":" + controllerPort);
        all.put("listener.security.protocol.map", CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        all.put("inter.broker.listener.name", CLIENT_LISTENER);
        all.put("controller.listener.names", CONTROLLER_LISTENER);
        all.put(
                "controller.quorum.voters",
                BrokerStorage.NODE_ID + "@" + ListenSockets.CONTROLLER_HOST + ":" + controllerPort);
    }

    private static void internalTopics(Map<String, String> all) {
        all.put("offsets.topic.num.partitions", FEW);
        all.put("offsets.topic.replication.factor", ONE);
        all.put("transaction.state.log.num.partitions", FEW);
        all.put("transaction.state.log.replication.factor", ONE);
        all.put("transaction.state.log.min.isr", ONE);
        all.put("share.coordinator.state.topic.num.partitions", FEW);
        all.put("share.coordinator.state.topic.replication.factor", ONE);
        all.put("share.coordinator.state.topic.min.isr", ONE);
    }
}
