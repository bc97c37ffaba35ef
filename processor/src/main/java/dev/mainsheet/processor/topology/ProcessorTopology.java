package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.ProcessorSettings;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * The whole way of an event, in one sub-topology without a repartition:
 *
 * <pre>
 * events | replays -> decode -> seen-ids -> dedupe -> late -> route -> deliveries
 *                        |                     |                |
 *                        +--> dead-letters     +--> outcomes    +--> dead-letters, outcomes
 * </pre>
 *
 * Its shape never depends on routes or listeners: they are data, so a changed configuration finds its state again.
 */
public final class ProcessorTopology {

    private ProcessorTopology() {}

    public static Topology of(ProcessorSettings settings, Surroundings around) {
        Topics topics = settings.topics();
        Stages stages = new Stages(settings, around);
        Topology topology = new Topology();
        source(topology, Names.EVENTS, topics.events());
        source(topology, Names.REPLAYS, topics.replays());
        topology.addProcessor(Names.DECODE, () -> new DecodeStage(stages), Names.EVENTS, Names.REPLAYS);
        topology.addProcessor(Names.SEEN_IDS, () -> new SeenIdsStage(stages), Names.DECODE);
        topology.addProcessor(Names.DEDUPE, () -> new DedupeStage(stages), Names.SEEN_IDS);
        topology.addProcessor(Names.LATE, LateStage::new, Names.DEDUPE);
        topology.addProcessor(Names.ROUTE, () -> new RouteStage(stages), Names.LATE);
        topology.addStateStore(StateStores.seenIds(), Names.SEEN_IDS);
        topology.addStateStore(StateStores.sightings(), Names.DEDUPE);
        topology.addStateStore(StateStores.latestReceived(), Names.LATE);
        topology.addStateStore(StateStores.parked(), Names.ROUTE);
        topology.addStateStore(StateStores.lastKnown(), Names.ROUTE);
        deliveries(topology, topics);
        sink(topology, Names.OUTCOMES, topics.outcomes(), Names.DECODE, Names.DEDUPE, Names.ROUTE);
        sink(topology, Names.DEAD_LETTERS, topics.deadLetters(), Names.DECODE, Names.ROUTE);
        return topology;
    }

    /** Without a reset policy: a committed offset that is gone means lost events, and is never passed over in silence. */
    private static void source(Topology topology, String name, String topic) {
        topology.addSource(
                AutoOffsetReset.none(), name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private static void deliveries(Topology topology, Topics topics) {
        TopicNameExtractor<byte[], Delivery> topic =
                (key, delivery, context) -> topics.deliveries(delivery.id().listener());
        Serializer<Delivery> body = (name, delivery) -> delivery.body();
        topology.addSink(Names.DELIVERIES, topic, new ByteArraySerializer(), body, Names.ROUTE);
    }

    private static void sink(Topology topology, String name, String topic, String... parents) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parents);
    }
}
