package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.park.Gate;
import dev.mainsheet.processor.park.ParkWatch;
import java.time.InstantSource;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/**
 * What the topology stands among. Everything is safe to share between stream threads.
 *
 * @param lookups answers questions about people
 * @param gates by partition: closed while its task has parked as much as it may
 * @param parkWatch hears what is parked
 * @param metrics counted by all stages
 * @param clock the time written into outcomes and dead letters
 * @param nanos bounds expressions, see {@link dev.mainsheet.processor.filter.ThreadTime}
 */
public record Surroundings(
        Lookups lookups,
        IntFunction<Gate> gates,
        ParkWatch parkWatch,
        PipelineMetrics metrics,
        InstantSource clock,
        LongSupplier nanos) {}
