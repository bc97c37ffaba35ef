package dev.mainsheet.processor.lookup;

import java.time.Duration;

/**
 * How people are looked up.
 *
 * @param maxInFlight calls under way at once, over all tenants
 * @param maxStaleness how long before an event was received its people may have been asked for
 * @param maxEntries answers kept
 * @param maxNotFoundPercent if more of the people asked for last are not found, people are looked for by the wrong thing;
 *     100 never
 */
public record LookupRules(int maxInFlight, Duration maxStaleness, int maxEntries, int maxNotFoundPercent) {

    /** 32 calls, 30 s, 100,000 answers, 50 %. */
    public static final LookupRules DEFAULT = new LookupRules(32, Duration.ofSeconds(30), 100_000, 50);
}
