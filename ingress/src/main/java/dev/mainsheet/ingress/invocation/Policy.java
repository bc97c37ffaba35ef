package dev.mainsheet.ingress.invocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What is done about one request-response trigger. */
public sealed interface Policy {

    /** How the subscription waits, where the operator has said so. */
    Optional<Mode> mode();

    /** How long SailPoint waits for a completion. */
    Duration deadline();

    /** The same answer always. */
    record Fixed(JsonNode output, Optional<Mode> mode, Duration deadline) implements Policy {}

    /** Moveworks answers, at a callback. */
    record Later(Optional<Mode> mode, Duration deadline) implements Policy {}
}
