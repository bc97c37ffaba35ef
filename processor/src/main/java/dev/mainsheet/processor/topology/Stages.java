package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.dedupe.DedupeRule;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.schemas.Topics;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What the stages are made with. Safe to share between stream threads.
 *
 * @param topics what the topics are called
 * @param routes in file order
 * @param dedupe in file order
 * @param maxBodyBytes for each listener the most bytes that may be POSTed to it
 * @param clock the time written into outcomes and dead letters
 * @param nanos bounds expressions, see {@link dev.mainsheet.processor.filter.ThreadTime}
 * @param metrics counted by all
 */
record Stages(
        Topics topics,
        List<Route> routes,
        List<DedupeRule> dedupe,
        Map<String, Integer> maxBodyBytes,
        InstantSource clock,
        LongSupplier nanos,
        PipelineMetrics metrics) {

    Exits exits(ProcessorContext<byte[], Object> context) {
        return new Exits(context, clock, metrics);
    }

    Outcomes outcomes() {
        return new Outcomes(clock);
    }
}
