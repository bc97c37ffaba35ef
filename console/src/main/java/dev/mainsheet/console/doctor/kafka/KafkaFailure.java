package dev.mainsheet.console.doctor.kafka;

import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** Why nothing can be said of Kafka but this. */
final class KafkaFailure {

    private static final String NAME = "kafka";
    private static final String PROPERTIES = "mainsheet.kafka.properties";

    private KafkaFailure() {}

    /** @param why of each bootstrap server */
    static Finding unreachable(Level level, String why) {
        return new Finding(
                NAME,
                level,
                why,
                "Start Kafka, or correct mainsheet.kafka.bootstrap-servers. Without that key ./mainsheet up starts a broker"
                        + " of its own.");
    }

    static Finding of(Throwable failure) {
        if (failure instanceof AuthenticationException) {
            return Finding.red(
                    NAME,
                    "does not let us in: " + failure.getMessage(),
                    "Correct user, password or certificates in " + PROPERTIES + ".");
        }
        if (failure instanceof AuthorizationException) {
            return Finding.red(
                    NAME,
                    "lets us in, and shows nothing: " + failure.getMessage(),
                    "Grant DESCRIBE on the cluster to the user of " + PROPERTIES + ".");
        }
        if (failure instanceof java.util.concurrent.TimeoutException
                || failure instanceof org.apache.kafka.common.errors.TimeoutException) {
            return Finding.red(
                    NAME,
                    "takes connections, and does not answer as Kafka does",
                    "Set security.protocol in " + PROPERTIES + " to that of its port; and see that the names in its"
                            + " advertised.listeners can be reached from here.");
        }
        return Finding.red(
                NAME,
                "cannot be asked: " + failure.getMessage(),
                "Correct mainsheet.kafka.bootstrap-servers and " + PROPERTIES + ".");
    }
}
