package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.HeaderNames;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.SchemaVersion;
import dev.mainsheet.schemas.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records as events and parses their bodies, once. What is none of ours becomes a dead letter, and never stops us. */
final class DecodeStage implements Processor<byte[], byte[], byte[], Object> {

    private static final Logger LOG = LoggerFactory.getLogger(DecodeStage.class);
    private static final Pattern A_VERSION = Pattern.compile("\\d{1,9}(\\.\\d{1,9})*");

    private final Stages stages;
    private ProcessorContext<byte[], Object> context;
    private Exits exits;

    DecodeStage(Stages stages) {
        this.stages = stages;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        this.context = context;
        this.exits = stages.exits(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        long began = System.nanoTime();
        decode(record);
        stages.metrics().step(PipelineMetrics.Step.PROCESS, System.nanoTime() - began);
    }

    private void decode(Record<byte[], byte[]> record) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        Source source = Source.of(at, stages.topics());
        holdIfNewer(record, at);
        try {
            Event event = EventCodec.read(record.key(), record.value(), record.headers());
            EventIds.check(event, stages.topics().replays().equals(at.topic()));
            Received received = new Received(
                    event,
                    BodyReader.read(event.body()),
                    false,
                    new EvaluationTime(stages.around().nanos()),
                    source);
            stages.metrics().received(event);
            context.forward(record.withValue((Object) received), Names.SEEN_IDS);
        } catch (UndecodableException undecodable) {
            LOG.warn("{}-{}@{} is no event: {}", at.topic(), at.partition(), at.offset(), undecodable.getMessage());
            exits.outcome(
                    record,
                    stages.outcomes()
                            .undecodable(
                                    eventId(record, at),
                                    header(record, HeaderNames.TRIGGER),
                                    header(record, HeaderNames.TENANT)));
            exits.deadLetter(record, record.value(), Reason.UNDECODABLE, source);
        }
    }

    private static void holdIfNewer(Record<byte[], byte[]> record, RecordMetadata at) {
        String version = EventCodec.schemaVersion(record.headers());
        if (!SchemaVersion.readable(version) && A_VERSION.matcher(version).matches()) {
            throw new HeldRecordException(at, version);
        }
    }

    private static String eventId(Record<byte[], byte[]> record, RecordMetadata at) {
        String id = header(record, HeaderNames.EVENT_ID);
        return id == null || id.isEmpty() ? at.topic() + "-" + at.partition() + "-" + at.offset() : id;
    }

    private static String header(Record<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
