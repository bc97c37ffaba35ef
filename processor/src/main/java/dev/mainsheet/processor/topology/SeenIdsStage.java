package dev.mainsheet.processor.topology;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Lets each event through once. A second copy of the same event id (a sender's repeat, or a copy that the ingress could
 * not know to have landed) is counted and goes no further; it is no outcome, or one event would have two.
 *
 * <p>Ids are kept by stream time, not by the record's own: the store drops without a word what lies before its retention,
 * and a record that waited that long must be recognised like any other.
 */
final class SeenIdsStage implements Processor<byte[], Received, byte[], Object> {

    private static final byte[] SEEN = {1};

    private final Stages stages;
    private ProcessorContext<byte[], Object> context;
    private WindowStore<Bytes, byte[]> seenIds;

    SeenIdsStage(Stages stages) {
        this.stages = stages;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        this.context = context;
        this.seenIds = context.getStateStore(Names.SEEN_IDS_STORE);
        NeverEmpty.ensure(context, seenIds);
    }

    @Override
    public void process(Record<byte[], Received> record) {
        Bytes id = id(record.value());
        long now = context.currentStreamTimeMs();
        if (seen(id, now)) {
            stages.metrics().copy();
            return;
        }
        seenIds.put(id, SEEN, now);
        context.forward(record.withValue((Object) record.value()), Names.DEDUPE);
    }

    private boolean seen(Bytes id, long now) {
        long from = now - StateStores.SEEN_IDS_KEPT.toMillis();
        try (WindowStoreIterator<byte[]> found = seenIds.fetch(id, Math.max(0, from), now)) {
            return found.hasNext();
        }
    }

    private static Bytes id(Received received) {
        String id = received.event().id();
        String text = received.isReplay() ? id + "~" + received.event().replayId() : id;
        return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
