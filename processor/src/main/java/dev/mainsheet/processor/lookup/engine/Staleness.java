package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.processor.lookup.Finding;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long an answer serves. That nobody was found is believed for a tenth as long: whoever was just created appears.
 * Every answer serves up to a tenth shorter, at random, so that what was asked at one moment is not asked again at one.
 */
final class Staleness {

    private static final int OF_NOBODY = 10;
    private static final int JITTER = 10;

    private final long longest;
    private final RandomGenerator random;

    Staleness(Duration longest, RandomGenerator random) {
        this.longest = longest.toNanos();
        this.random = random;
    }

    /** The allowance of one answer, in nanoseconds. */
    long allowance(Finding finding) {
        long most = finding instanceof Finding.Found ? longest : longest / OF_NOBODY;
        return most - random.nextLong(most / JITTER + 1);
    }
}
