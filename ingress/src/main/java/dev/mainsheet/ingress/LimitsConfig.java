package dev.mainsheet.ingress;

import dev.mainsheet.runtime.config.IngressSection;
import dev.mainsheet.schemas.Topics;
import java.time.Duration;
import java.util.List;

/** Reads the limits out of the configuration. */
final class LimitsConfig {

    /** What a record has beside the body: key, headers, framing. */
    private static final int RECORD_OVERHEAD_BYTES = 64 * 1024;

    /** What reads events later stops at 1,000 levels, some of which a delivery's envelope takes. */
    private static final int DEEPEST = 900;

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final IngressSection config;
    private final List<String> problems;

    /** @param problems takes what is wrong */
    LimitsConfig(IngressSection config, List<String> problems) {
        this.config = config;
        this.problems = problems;
    }

    int maxBodyBytes() {
        int configured = config.maxBodyBytes().value();
        int most = Topics.MAX_RECORD_BYTES - RECORD_OVERHEAD_BYTES;
        if (configured > most) {
            problems.add("mainsheet.ingress.max-body-bytes: " + configured + " is more than a record can hold: set "
                    + most + " at most");
        }
        return configured;
    }

    Duration bodyTimeout() {
        return time("body-timeout", config.bodyTimeout());
    }

    ConnectionLimits ofConnections() {
        return new ConnectionLimits(
                config.maxConnections().value(),
                time("head-timeout", config.headTimeout()),
                time("idle-timeout", config.idleTimeout()));
    }

    IngressSettings.Limits ofRequests() {
        return new IngressSettings.Limits(config.maxConcurrent().value(), maxBytesInFlight(), maxJsonDepth());
    }

    private int maxBytesInFlight() {
        int configured = config.maxBytesInFlight().value();
        int least = config.maxBodyBytes().value();
        if (configured < least) {
            problems.add("mainsheet.ingress.max-bytes-in-flight: " + configured + " is less than one body may have: set"
                    + " it to mainsheet.ingress.max-body-bytes, " + least + ", at least");
        }
        return configured;
    }

    private int maxJsonDepth() {
        int configured = config.maxJsonDepth().value();
        if (configured > DEEPEST) {
            problems.add("mainsheet.ingress.max-json-depth: " + configured + " is deeper than the processor reads: set "
                    + DEEPEST + " at most");
        }
        return configured;
    }

    private Duration time(String key, Duration configured) {
        if (configured.compareTo(SHORTEST) < 0 || configured.compareTo(LONGEST) > 0) {
            problems.add("mainsheet.ingress." + key + ": " + configured + " is not between " + SHORTEST + " and "
                    + LONGEST + ": set it in between");
        }
        return configured;
    }
}
