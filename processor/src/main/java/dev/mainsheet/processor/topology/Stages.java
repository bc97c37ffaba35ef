package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.ProcessorSettings;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.schemas.Topics;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * What the stages are made with. Safe to share between stream threads.
 *
 * @param settings all that the processor is told
 * @param around what the topology stands among
 */
record Stages(ProcessorSettings settings, Surroundings around) {

    Topics topics() {
        return settings.topics();
    }

    List<Route> routes() {
        return settings.routes();
    }

    PipelineMetrics metrics() {
        return around.metrics();
    }

    Exits exits(ProcessorContext<byte[], Object> context) {
        return new Exits(context, topics(), around.clock(), metrics());
    }

    Outcomes outcomes() {
        return new Outcomes(around.clock());
    }
}
