package dev.mainsheet.schemas;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;

/**
 * What an operator wants, on {@code mainsheet.controls}: for each key the latest holds. What is absent is null and left
 * out of the JSON.
 *
 * @param schemaVersion see {@link SchemaVersion}
 * @param order what is to be done
 * @param filter what it is about
 * @param value how
 * @param who gave it
 * @param when it was given
 * @param why it was given, in the operator's words
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Order(
        String schemaVersion,
        String order,
        Map<String, String> filter,
        Map<String, String> value,
        String who,
        Instant when,
        String why) {}
