package dev.mainsheet.processor.topology;

import dev.mainsheet.directory.Person;
import dev.mainsheet.directory.Query;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.park.LastKnown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * {@link LastKnown} in the store of one task. Under (tenant, query) lies: when it was written (8 bytes, epoch milliseconds),
 * the version (1), when the directory was asked (8), the person as JSON.
 */
final class StoredLastKnown implements LastKnown {

    private static final byte VERSION = 1;
    private static final int VERSION_AT = Long.BYTES;
    private static final int ASKED_AT = VERSION_AT + 1;
    private static final int PERSON_AT = ASKED_AT + Long.BYTES;

    private static final int MOST_ENTRIES = 200_000;
    private static final int LONGEST_KEY = 1_024;
    private static final int LONGEST_PERSON = 8_192;
    private static final int REMEMBERED_KEYS = 10_000;

    /** No tenant, no attribute and no kind of query contains it, and the value stands last. */
    private static final char SEPARATOR = 0;

    private final ProcessorContext<?, ?> context;
    private final KeyValueStore<Bytes, byte[]> store;
    private final PipelineMetrics metrics;

    /** When the directory was asked for what lies in the store: one answer of its cache serves many events. */
    private final Map<Bytes, Long> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Long> eldest) {
            return size() > REMEMBERED_KEYS;
        }
    };

    private int entries;

    StoredLastKnown(ProcessorContext<?, ?> context, PipelineMetrics metrics) {
        this.context = context;
        this.store = context.getStateStore(Names.LAST_KNOWN_STORE);
        this.metrics = metrics;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            all.forEachRemaining(entry -> entries++);
        }
        StaleEntries.sweep(context, store, StateStores.LAST_KNOWN_KEPT, () -> entries--);
    }

    @Override
    public boolean knows(String tenant, Query query) {
        return isReadable(store.get(key(tenant, query)));
    }

    @Override
    public Optional<Finding.LastKnown> find(String tenant, Query query) {
        byte[] value = store.get(key(tenant, query));
        if (!isReadable(value)) {
            return Optional.empty();
        }
        byte[] json = new byte[value.length - PERSON_AT];
        ByteBuffer.wrap(value).get(PERSON_AT, json);
        try {
            Instant asked = Instant.ofEpochMilli(askedAt(value));
            return Optional.of(new Finding.LastKnown(PersonJson.read(json), asked));
        } catch (IOException damaged) {
            throw new UncheckedIOException("store " + Names.LAST_KNOWN_STORE + " is damaged", damaged);
        }
    }

    @Override
    public void keep(String tenant, Query query, Person person, Instant asked) {
        Bytes key = key(tenant, query);
        long millis = asked.toEpochMilli();
        Long before = remembered.get(key);
        if (before != null && before >= millis) {
            return;
        }
        byte[] stored = store.get(key);
        if (isReadable(stored) && askedAt(stored) >= millis) {
            remembered.put(key, askedAt(stored));
            return;
        }
        byte[] json = json(person);
        if (key.get().length > LONGEST_KEY || json.length > LONGEST_PERSON || stored == null && isFull()) {
            metrics.notRemembered();
            return;
        }
        if (stored == null) {
            entries++;
        }
        store.put(key, value(millis, json));
        remembered.put(key, millis);
    }

    private boolean isFull() {
        return entries >= MOST_ENTRIES;
    }

    private static byte[] json(Person person) {
        byte[] whole = PersonJson.write(person);
        return whole.length > LONGEST_PERSON ? PersonJson.write(PersonJson.essential(person)) : whole;
    }

    private byte[] value(long asked, byte[] json) {
        return ByteBuffer.allocate(PERSON_AT + json.length)
                .putLong(context.currentSystemTimeMs())
                .put(VERSION)
                .putLong(asked)
                .put(json)
                .array();
    }

    /** What a later version wrote is as if it were not there: nothing depends on it but what a message says. */
    private static boolean isReadable(byte[] value) {
        return value != null && value[VERSION_AT] == VERSION;
    }

    private static long askedAt(byte[] value) {
        return ByteBuffer.wrap(value).getLong(ASKED_AT);
    }

    private static Bytes key(String tenant, Query query) {
        String text = tenant + SEPARATOR + query.realm() + SEPARATOR + text(query);
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Query query) {
        if (query instanceof Query.ById byId) {
            return "id" + SEPARATOR + byId.id();
        }
        if (query instanceof Query.OwnerOf ownerOf) {
            return "owner" + SEPARATOR + ownerOf.application();
        }
        Query.ByAttribute by = (Query.ByAttribute) query;
        return "attribute" + SEPARATOR + by.attribute() + SEPARATOR + by.value();
    }
}
