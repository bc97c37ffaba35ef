package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.Ending;
import dev.mainsheet.egress.Ledger;
import dev.mainsheet.egress.Parcel;
import dev.mainsheet.schemas.DeadLetterCodec;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes receipts to the partition of the delivery's own number, and before them dead letters. Sending can block while
 * Kafka is away, so it has a thread of its own; what waits for that thread is bounded by what may be in flight.
 */
final class ReceiptWriter implements Ledger, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceiptWriter.class);

    private final Topics topics;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Duration closeWithin;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "egress-receipts"));

    /** Owned by {@link #thread}. */
    private Producer<byte[], byte[]> producer;

    /**
     * @param producers makes a producer; a new one is made when the one before can never write again
     * @param closeWithin how long what is under way may take when closing
     */
    ReceiptWriter(Topics topics, Supplier<Producer<byte[], byte[]>> producers, Duration closeWithin) {
        this.topics = topics;
        this.producers = producers;
        this.closeWithin = closeWithin;
        this.producer = producers.get();
    }

    @Override
    public CompletionStage<Long> record(Parcel.Deliverable parcel, Ending ending) {
        CompletableFuture<Long> written = new CompletableFuture<>();
        if (ending instanceof Ending.Dead dead) {
            send(
                    () -> deadLetter(parcel, dead),
                    written,
                    offset -> send(() -> receipt(parcel, ending), written, written::complete));
        } else {
            send(() -> receipt(parcel, ending), written, written::complete);
        }
        return written;
    }

    /** Makes and sends a record on the thread; whatever goes wrong ends in {@code written}. */
    private void send(
            Supplier<ProducerRecord<byte[], byte[]>> record,
            CompletableFuture<Long> written,
            LongConsumer acknowledged) {
        onThread(written, () -> send(record.get(), written, acknowledged));
    }

    private void send(
            ProducerRecord<byte[], byte[]> record, CompletableFuture<Long> written, LongConsumer acknowledged) {
        Producer<byte[], byte[]> used = producer;
        try {
            used.send(record, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.accept(metadata.offset());
                } else {
                    failed(record, failure, used, written, acknowledged);
                }
            });
        } catch (KafkaException failure) {
            failed(record, failure, used, written, acknowledged);
        }
    }

    private void failed(
            ProducerRecord<byte[], byte[]> record,
            Exception failure,
            Producer<byte[], byte[]> used,
            CompletableFuture<Long> written,
            LongConsumer acknowledged) {
        if (failure instanceof RecordTooLargeException && record.value() != null) {
            // Only a dead letter can be, of a body that filled its own record: it then names the record by reference.
            send(() -> withoutValue(record), written, acknowledged);
            return;
        }
        if (!(failure instanceof RetriableException)) {
            onThread(written, () -> replace(used, failure));
        }
        written.completeExceptionally(failure);
    }

    /** A producer can end in a state in which it refuses everything for good, even when what was wrong is mended. */
    private void replace(Producer<byte[], byte[]> used, Exception failure) {
        if (used == producer) {
            LOG.warn("The producer of receipts is replaced after {}", failure.toString());
            used.close(Duration.ZERO);
            producer = producers.get();
        }
    }

    private void onThread(CompletableFuture<Long> written, Runnable task) {
        try {
            thread.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException unexpected) {
                    written.completeExceptionally(unexpected);
                }
            });
        } catch (RejectedExecutionException closed) {
            written.completeExceptionally(closed);
        }
    }

    private ProducerRecord<byte[], byte[]> receipt(Parcel.Deliverable parcel, Ending ending) {
        return new ProducerRecord<>(
                topics.receipts(),
                parcel.record().partition(),
                parcel.id().toString().getBytes(StandardCharsets.UTF_8),
                JsonCodec.RECEIPT.write(ReceiptForm.receipt(parcel, ending)));
    }

    private ProducerRecord<byte[], byte[]> deadLetter(Parcel.Deliverable parcel, Ending.Dead dead) {
        ConsumerRecord<byte[], byte[]> record = parcel.record();
        Headers headers = new RecordHeaders(record.headers().toArray());
        DeadLetterCodec.write(ReceiptForm.deadLetter(parcel, dead), headers);
        return new ProducerRecord<>(topics.deadLetters(), record.partition(), record.key(), record.value(), headers);
    }

    private static ProducerRecord<byte[], byte[]> withoutValue(ProducerRecord<byte[], byte[]> record) {
        return new ProducerRecord<>(record.topic(), record.partition(), record.key(), null, record.headers());
    }

    /** Takes nothing more, and lets what was handed over be written within the bound. */
    @Override
    public void close() {
        thread.execute(() -> producer.close(closeWithin));
        thread.shutdown();
    }
}
