package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.dedupe.Dedupe;
import dev.mainsheet.processor.dedupe.Duplicate;
import dev.mainsheet.processor.filter.BadExpressionException;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Ends an event as {@code duplicate} if {@link Dedupe} says so. */
final class DedupeStage implements Processor<byte[], Received, byte[], Object> {

    private final Stages stages;
    private ProcessorContext<byte[], Object> context;
    private Exits exits;
    private Dedupe dedupe;

    DedupeStage(Stages stages) {
        this.stages = stages;
    }

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        this.context = context;
        this.exits = stages.exits(context);
        try {
            this.dedupe = Dedupe.compile(stages.settings().dedupe(), new StoredDedupeMemory(context));
        } catch (BadExpressionException checkedAtStart) {
            throw new IllegalStateException(checkedAtStart);
        }
    }

    @Override
    public void process(Record<byte[], Received> record) {
        Received received = record.value();
        Optional<Duplicate> duplicate = received.leavesNoTrace()
                ? Optional.empty()
                : dedupe.check(received.event(), received.body(), record.timestamp(), received.time());
        if (duplicate.isPresent()) {
            exits.outcome(record, stages.outcomes().duplicate(received.event(), duplicate.get()));
        } else {
            context.forward(record.withValue((Object) received), Names.LATE);
        }
    }
}
