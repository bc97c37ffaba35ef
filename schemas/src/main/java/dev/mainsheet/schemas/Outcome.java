package dev.mainsheet.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;

/**
 * What the processor decided about a unit that goes no further, on {@code mainsheet.outcomes}. What is absent is null
 * and left out of the JSON.
 *
 * @param schemaVersion see {@link SchemaVersion}
 * @param eventId the event
 * @param deliveryId the delivery, where one was meant
 * @param listener the listener, or {@link #NO_LISTENER} where none was chosen
 * @param replayId the replay, if it was one
 * @param trigger SailPoint's trigger id
 * @param tenant the SailPoint system
 * @param subject the subject's id
 * @param outcome filtered, duplicate, dropped or dead
 * @param reason why
 * @param rule the route or dedupe rule that decided
 * @param duplicateOf the id of the event this one repeats
 * @param alsoMatched further routes to the same listener that would have passed
 * @param at when it was decided
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Outcome(
        String schemaVersion,
        String eventId,
        String deliveryId,
        String listener,
        String replayId,
        String trigger,
        String tenant,
        String subject,
        Verdict outcome,
        Reason reason,
        String rule,
        String duplicateOf,
        List<String> alsoMatched,
        Instant at) {

    /** Stands where no listener was chosen. */
    public static final String NO_LISTENER = "-";
}
