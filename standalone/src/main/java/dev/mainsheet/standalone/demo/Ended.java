package dev.mainsheet.standalone.demo;

import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Receipt;

/**
 * What became of one event, for one line of the table.
 *
 * @param eventId the event
 * @param trigger its trigger id
 * @param subject its subject's id, or null
 * @param outcome in words: the outcome, and what decided
 * @param millis from its receipt to its end, or null where no record says
 */
record Ended(String eventId, String trigger, String subject, String outcome, Long millis) {

    static Ended of(Receipt receipt) {
        String why = receipt.reason() == null
                ? ""
                : " (" + receipt.reason().text() + (receipt.status() == null ? "" : ", " + receipt.status()) + ")";
        return new Ended(
                receipt.eventId(),
                receipt.trigger(),
                receipt.subject(),
                receipt.outcome().text() + why,
                receipt.latencyMs());
    }

    static Ended of(Outcome outcome) {
        String why = outcome.reason() == null ? "" : " (" + outcome.reason().text() + ")";
        return new Ended(
                outcome.eventId(),
                outcome.trigger(),
                outcome.subject(),
                outcome.outcome().text() + why,
                null);
    }
}
