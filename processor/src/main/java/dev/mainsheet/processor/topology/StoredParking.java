package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.park.ParkStore;
import dev.mainsheet.processor.park.ParkedCodec;
import dev.mainsheet.processor.park.UnitKey;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** {@link ParkStore} in the store of one task. */
final class StoredParking implements ParkStore {

    private final KeyValueStore<Bytes, byte[]> parked;
    private final int partition;

    StoredParking(ProcessorContext<?, ?> context) {
        this.parked = context.getStateStore(Names.PARKED_STORE);
        this.partition = context.taskId().partition();
    }

    /** The changelog takes the same records as every topic of ours. */
    @Override
    public boolean fits(byte[] value) {
        return RecordSize.fits(new byte[UnitKey.BYTES], value, new RecordHeaders());
    }

    @Override
    public void put(UnitKey key, byte[] value) {
        parked.put(Bytes.wrap(key.bytes()), value);
    }

    @Override
    public byte[] get(UnitKey key) {
        byte[] value = parked.get(Bytes.wrap(key.bytes()));
        if (value == null) {
            throw new IllegalStateException("store " + Names.PARKED_STORE + " of partition " + partition
                    + " has lost what waits under offset " + key.offset()
                    + ": stop the processor, delete its directory, and start it");
        }
        return value;
    }

    @Override
    public void delete(UnitKey key) {
        parked.delete(Bytes.wrap(key.bytes()));
    }

    /**
     * @throws HeldRecordException if one was written by a later version: what waits is never dropped
     */
    @Override
    public void forEach(BiConsumer<UnitKey, byte[]> each) {
        try (Lane events = new Lane(Source.EVENTS);
                Lane replays = new Lane(Source.REPLAYS)) {
            PriorityQueue<Lane> lanes = new PriorityQueue<>(Comparator.comparingLong(Lane::appendedAt));
            Stream.of(events, replays).filter(Lane::advance).forEach(lanes::add);
            while (!lanes.isEmpty()) {
                Lane lane = lanes.remove();
                each.accept(UnitKey.of(lane.entry.key.get()), lane.entry.value);
                if (lane.advance()) {
                    lanes.add(lane);
                }
            }
        }
    }

    /** What waits of one topic, in the order of its offsets. */
    private final class Lane implements AutoCloseable {

        private final KeyValueIterator<Bytes, byte[]> entries;
        private KeyValue<Bytes, byte[]> entry;

        Lane(byte topic) {
            entries = parked.range(
                    Bytes.wrap(UnitKey.first(topic).bytes()),
                    Bytes.wrap(UnitKey.last(topic).bytes()));
        }

        /** Whether there is another. */
        boolean advance() {
            if (!entries.hasNext()) {
                return false;
            }
            entry = entries.next();
            if (!ParkedCodec.readable(entry.value)) {
                throw new HeldRecordException(
                        "store " + Names.PARKED_STORE + " of partition " + partition,
                        String.valueOf(ParkedCodec.version(entry.value)));
            }
            return true;
        }

        long appendedAt() {
            return ParkedCodec.appendedAt(entry.value);
        }

        @Override
        public void close() {
            entries.close();
        }
    }
}
