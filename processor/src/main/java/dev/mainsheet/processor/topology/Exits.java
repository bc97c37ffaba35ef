package dev.mainsheet.processor.topology;

import dev.mainsheet.schemas.DeadLetter;
import dev.mainsheet.schemas.DeadLetterCodec;
import dev.mainsheet.schemas.Delivery;
import dev.mainsheet.schemas.DeliveryCodec;
import dev.mainsheet.schemas.HeaderNames;
import dev.mainsheet.schemas.JsonCodec;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.Stage;
import dev.mainsheet.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The ways out of the topology that a stage may use. Key and headers of the record go along, with ours added; the record's
 * own headers are left as they are for the stages after it.
 */
final class Exits {

    private final ProcessorContext<byte[], Object> context;
    private final Topics topics;
    private final InstantSource clock;
    private final PipelineMetrics metrics;

    Exits(ProcessorContext<byte[], Object> context, Topics topics, InstantSource clock, PipelineMetrics metrics) {
        this.context = context;
        this.topics = topics;
        this.clock = clock;
        this.metrics = metrics;
    }

    void outcome(Record<byte[], ?> from, Outcome outcome) {
        byte[] value = JsonCodec.OUTCOME.write(outcome);
        Headers none = new RecordHeaders();
        byte[] key = RecordSize.fits(from.key(), value, none) ? from.key() : null;
        metrics.outcome(outcome);
        context.forward(new Record<>(key, value, from.timestamp(), none), Names.OUTCOMES);
    }

    /**
     * Whether {@code delivery} fits a record, and so was sent.
     *
     * @param from the event it was made of
     */
    boolean delivery(Record<byte[], ?> from, Delivery delivery) {
        Headers headers = new RecordHeaders(from.headers());
        DeliveryCodec.write(delivery, headers);
        if (!RecordSize.fits(from.key(), delivery.body(), headers)) {
            return false;
        }
        metrics.delivered(delivery, clock.instant());
        context.forward(new Record<>(from.key(), delivery, from.timestamp(), headers), Names.DELIVERIES);
        return true;
    }

    /**
     * Gives up on the whole record.
     *
     * @param source where it lies
     */
    void deadLetter(Record<byte[], ?> from, byte[] value, Reason reason, Source source) {
        deadLetter(from, value, dead(reason, source), new RecordHeaders(from.headers()));
    }

    /** Gives up on the event for one listener, which a later replay can then be limited to. */
    void deadLetter(Record<byte[], ?> from, byte[] value, Outcome outcome, Source source) {
        Headers headers = new RecordHeaders(from.headers());
        put(headers, HeaderNames.LISTENER, outcome.listener());
        put(headers, HeaderNames.DELIVERY_ID, outcome.deliveryId());
        put(headers, HeaderNames.ROUTE, outcome.rule());
        deadLetter(from, value, dead(outcome.reason(), source), headers);
    }

    private void deadLetter(Record<byte[], ?> from, byte[] value, DeadLetter dead, Headers headers) {
        DeadLetterCodec.write(dead, headers);
        if (RecordSize.fits(from.key(), value, headers)) {
            context.forward(new Record<>(from.key(), value, from.timestamp(), headers), Names.DEAD_LETTERS);
        } else {
            deadLetterByReference(from, dead, headers);
        }
    }

    /** The original does not fit: the headers say where it lies. */
    private void deadLetterByReference(Record<byte[], ?> from, DeadLetter dead, Headers headers) {
        if (RecordSize.fits(from.key(), null, headers)) {
            context.forward(new Record<>(from.key(), null, from.timestamp(), headers), Names.DEAD_LETTERS);
        } else {
            Headers ours = new RecordHeaders();
            DeadLetterCodec.write(dead, ours);
            context.forward(new Record<>(null, null, from.timestamp(), ours), Names.DEAD_LETTERS);
        }
    }

    private DeadLetter dead(Reason reason, Source source) {
        Instant now = clock.instant();
        return new DeadLetter(
                reason, Stage.PROCESSOR, null, 0, now, now, source.name(topics), source.partition(), source.offset());
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
