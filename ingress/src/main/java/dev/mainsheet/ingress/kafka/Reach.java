package dev.mainsheet.ingress.kafka;

import dev.mainsheet.runtime.health.CheckResult;
import java.util.Optional;

/**
 * Whether Kafka takes events, judged by two witnesses: what became of the last event, and how the topic looks. An instance
 * that nobody sends to any more, because it is not ready, becomes ready again by the second.
 */
final class Reach {

    private Optional<String> lookTrouble;
    private Optional<String> sendTrouble = Optional.empty();

    Reach() {
        lookTrouble = Optional.of("Kafka has not answered yet");
    }

    /** Kafka took an event. */
    void acknowledged() {
        sendTrouble = Optional.empty();
    }

    /** Kafka did not take an event. */
    void failed(String why) {
        sendTrouble = Optional.of(why);
    }

    /** The topic can be written to, as far as can be seen. */
    void looksFine() {
        lookTrouble = Optional.empty();
        sendTrouble = Optional.empty();
    }

    /** The topic cannot be written to, as far as can be seen. */
    void looksBad(String why) {
        lookTrouble = Optional.of(why);
    }

    CheckResult result() {
        return lookTrouble
                .or(() -> sendTrouble)
                .map(CheckResult::down)
                .orElseGet(() -> CheckResult.up("Kafka takes events"));
    }
}
