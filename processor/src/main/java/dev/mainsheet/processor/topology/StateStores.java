package dev.mainsheet.processor.topology;

import dev.mainsheet.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of the topology, all on disk and all with a changelog. */
final class StateStores {

    /** How long an event id is recognised. */
    static final Duration SEEN_IDS_KEPT = Duration.ofHours(72);

    /** How long a subject's latest receipt is known: as long as events are kept, and so may come late. */
    static final Duration LATEST_RECEIVED_KEPT = Duration.ofDays(14);

    /** How long a person is remembered of whom no directory has said anything since. */
    static final Duration LAST_KNOWN_KEPT = Duration.ofDays(180);

    /**
     * Kafka makes a changelog compacted and leaves the rest to the broker's defaults, with which its newest gigabyte is
     * never compacted and a restart reads all of it.
     */
    private static final Map<String, String> CHANGELOG = Map.of(
            "segment.bytes", Integer.toString(16 * 1024 * 1024),
            "segment.ms", "300000",
            "min.cleanable.dirty.ratio", "0.1",
            "delete.retention.ms", "60000",
            "compression.type", "lz4",
            "max.message.bytes", Integer.toString(Topics.MAX_RECORD_BYTES),
            "message.timestamp.type", "LogAppendTime");

    private static final Serde<Bytes> KEY = Serdes.Bytes();
    private static final Serde<byte[]> VALUE = Serdes.ByteArray();

    private StateStores() {}

    static StoreBuilder<?> seenIds() {
        return window(Names.SEEN_IDS_STORE, SEEN_IDS_KEPT);
    }

    static StoreBuilder<?> sightings() {
        return keyValue(Names.SIGHTINGS_STORE);
    }

    static StoreBuilder<?> latestReceived() {
        return keyValue(Names.LATEST_RECEIVED_STORE);
    }

    static StoreBuilder<?> parked() {
        return keyValue(Names.PARKED_STORE);
    }

    static StoreBuilder<?> lastKnown() {
        return keyValue(Names.LAST_KNOWN_STORE);
    }

    private static StoreBuilder<?> keyValue(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), KEY, VALUE)
                .withLoggingEnabled(new HashMap<>(CHANGELOG));
    }

    /** Windows of one millisecond: an entry is a point in time. */
    private static StoreBuilder<?> window(String name, Duration kept) {
        return Stores.windowStoreBuilder(
                        Stores.persistentWindowStore(name, kept, Duration.ofMillis(1), false), KEY, VALUE)
                .withLoggingEnabled(new HashMap<>(CHANGELOG));
    }
}
