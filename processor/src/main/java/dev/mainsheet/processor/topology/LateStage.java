package dev.mainsheet.processor.topology;

import java.nio.ByteBuffer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Marks an event that was received before one of its subject that is through already: order between ingress instances holds
 * only while none of them is journalling, and this is how the receiver can tell.
 */
final class LateStage implements Processor<byte[], Received, byte[], Object> {

    private ProcessorContext<byte[], Object> context;
    private KeyValueStore<Bytes, byte[]> latestReceived;

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        this.context = context;
        this.latestReceived = context.getStateStore(Names.LATEST_RECEIVED_STORE);
        StaleEntries.sweep(context, latestReceived, StateStores.LATEST_RECEIVED_KEPT);
    }

    @Override
    public void process(Record<byte[], Received> record) {
        Received received = record.value();
        boolean ordered = !received.leavesNoTrace() && received.event().subject() != null;
        Received onward = ordered && isLate(record) ? received.markedLate() : received;
        context.forward(record.withValue((Object) onward), Names.ROUTE);
    }

    private boolean isLate(Record<byte[], Received> record) {
        long receivedAt = record.value().event().receivedAt().toEpochMilli();
        Bytes subject = Bytes.wrap(record.key());
        byte[] stored = latestReceived.get(subject);
        if (stored != null && receivedAt < ByteBuffer.wrap(stored).getLong(Long.BYTES)) {
            return true;
        }
        byte[] latest = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(record.timestamp())
                .putLong(receivedAt)
                .array();
        latestReceived.put(subject, latest);
        return false;
    }
}
