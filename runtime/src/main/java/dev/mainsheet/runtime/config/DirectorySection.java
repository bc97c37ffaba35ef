package dev.mainsheet.runtime.config;

import io.smallrye.config.WithDefault;
import java.time.Duration;

/** {@code mainsheet.directory}: how people are looked up, in whatever directory. */
public interface DirectorySection {

    /** Lookups under way at once, in all directories together. */
    @WithDefault("32")
    PositiveInt maxInFlight();

    /** How much older than an event an answer may be that is used for it. */
    @WithDefault("PT30S")
    Duration maxStaleness();

    /** Answers kept. */
    @WithDefault("100000")
    PositiveInt maxEntries();

    /** How long one lookup may take, tokens and second looks included. */
    @WithDefault("PT5S")
    Duration timeout();

    /** If more of the last lookups find nobody, the correlation is wrong. */
    @WithDefault("50")
    Percent maxNotFound();
}
