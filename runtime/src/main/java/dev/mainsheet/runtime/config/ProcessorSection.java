package dev.mainsheet.runtime.config;

import io.smallrye.config.WithDefault;

/** {@code mainsheet.processor}. */
public interface ProcessorSection {

    Park park();

    /** How much may wait for people, for each partition of the events; at either limit no more are read from it. */
    interface Park {
        /** Deliveries. */
        @WithDefault("100000")
        PositiveInt maxEntries();

        /** What they take in the store. */
        @WithDefault("268435456")
        PositiveLong maxBytes();
    }
}
