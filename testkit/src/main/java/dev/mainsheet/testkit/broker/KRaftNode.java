package dev.mainsheet.testkit.broker;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.FaultHandlerFactory;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapDirectory;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/**
 * Controller and broker of one node, put together as {@link KafkaRaftServer} does it, which takes neither sockets nor a
 * fault handler: hence this class. Every method is called on a thread of the broker's own group; stop may come while start
 * still waits.
 */
final class KRaftNode {

    private final SharedServer shared;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private KRaftNode(SharedServer shared, ControllerServer controller, BrokerServer broker) {
        this.shared = shared;
        this.controller = controller;
        this.broker = broker;
    }

    /** Reads the formatted directory; starts nothing yet. */
    static KRaftNode assemble(Map<String, String> settings, ListenSockets sockets, FaultTrap faults) throws Exception {
        KafkaConfig config = new KafkaConfig(settings, false);
        MetaPropertiesEnsemble directories = new MetaPropertiesEnsemble.Loader()
                .addMetadataLogDir(config.metadataLogDir())
                .addLogDirs(config.logDirs())
                .load();
        directories.verify(
                Optional.empty(),
                OptionalInt.of(config.nodeId()),
                EnumSet.of(
                        MetaPropertiesEnsemble.VerificationFlag.REQUIRE_AT_LEAST_ONE_VALID,
                        MetaPropertiesEnsemble.VerificationFlag.REQUIRE_METADATA_LOG_DIR));
        BootstrapMetadata bootstrap = new BootstrapDirectory(config.metadataLogDir()).read();
        Metrics metrics = Server.initializeMetrics(
                config, Time.SYSTEM, directories.clusterId().orElseThrow());
        InetSocketAddress self = new InetSocketAddress(ListenSockets.CONTROLLER_HOST, sockets.controllerPort());
        SharedServer shared = new SharedServer(
                config,
                directories,
                Time.SYSTEM,
                metrics,
                CompletableFuture.completedFuture(Map.of(config.nodeId(), self)),
                List.of(),
                handledBy(faults),
                sockets);
        return new KRaftNode(
                shared,
                new ControllerServer(shared, KafkaRaftServer.configSchema(), bootstrap),
                new BrokerServer(shared));
    }

    /** Returns when clients are served. */
    void start() {
        controller.startup();
        broker.startup();
    }

    /** Stops what runs, also after a start that failed half way. */
    void stop(Duration within) {
        broker.shutdown(within);
        controller.shutdown();
        // What the two share ends with the last of them, but after a start that failed early neither counts as its
        // user.
        shared.ensureNotRaftLeader();
        if (shared.metrics() != null) {
            shared.metrics().close();
        }
    }

    private static FaultHandlerFactory handledBy(FaultTrap faults) {
        return (name, fatal, action) -> fatal
                ? (message, cause) -> {
                    action.run();
                    String fault = cause == null ? message : message + ": " + cause;
                    faults.spring(name + " failed: " + fault);
                    return new IllegalStateException(fault, cause);
                }
                : new LoggingFaultHandler(name, action);
    }
}
