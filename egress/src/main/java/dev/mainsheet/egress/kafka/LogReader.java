package dev.mainsheet.egress.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads ranges of logs from front to end, with a consumer that is nobody's member. */
final class LogReader {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int SILENT_POLLS = 60;

    private final Consumer<byte[], byte[]> consumer;

    LogReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** Where to begin and before which offset to end. */
    record Range(long from, long end) {

        boolean isEmpty() {
            return from >= end;
        }
    }

    /**
     * Hands every record of the ranges to {@code take}, partition by partition in order, until the range is read or
     * {@code take} answers that this partition has been read far enough.
     *
     * @throws TimeoutException if Kafka gives nothing for half a minute
     */
    void read(Map<TopicPartition, Range> ranges, Predicate<ConsumerRecord<byte[], byte[]>> take) {
        List<TopicPartition> open = new ArrayList<>();
        ranges.forEach((partition, range) -> {
            if (!range.isEmpty()) {
                open.add(partition);
            }
        });
        consumer.assign(open);
        open.forEach(partition -> consumer.seek(partition, ranges.get(partition).from()));
        int silent = 0;
        while (!open.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            silent = records.nextOffsets().isEmpty() ? silent + 1 : 0;
            if (silent > SILENT_POLLS) {
                throw new TimeoutException("nothing could be read of " + open);
            }
            List<TopicPartition> done = new ArrayList<>();
            for (TopicPartition partition : open) {
                if (isRead(partition, ranges.get(partition).end(), records.records(partition), take)) {
                    done.add(partition);
                }
            }
            open.removeAll(done);
            consumer.pause(done);
        }
    }

    private boolean isRead(
            TopicPartition partition,
            long end,
            List<ConsumerRecord<byte[], byte[]>> records,
            Predicate<ConsumerRecord<byte[], byte[]>> take) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.offset() >= end || !take.test(record)) {
                return true;
            }
        }
        return consumer.position(partition) >= end;
    }
}
