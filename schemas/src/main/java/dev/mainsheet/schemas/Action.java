package dev.mainsheet.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * What an operator did, on {@code mainsheet.actions}, under the operator's name as the key. What is absent is null and
 * left out of the JSON.
 *
 * @param schemaVersion see {@link SchemaVersion}
 * @param who did it
 * @param verb of the command line, such as {@code ingress test-window open}
 * @param target what it was done to: the key on {@code mainsheet.controls}, where it was an order
 * @param value how
 * @param when it was done
 * @param why it was done, in the operator's words
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Action(
        String schemaVersion,
        String who,
        String verb,
        String target,
        Map<String, String> value,
        Instant when,
        String why) {}
