package dev.mainsheet.processor.people;

import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;

/**
 * How the people of some triggers are found in a directory, as configured.
 *
 * @param key where it stands in the configuration, such as {@code mainsheet.tenants.default.correlation[0]}
 * @param triggers the triggers it is for
 * @param path {@code $…}: a JSONPath into the body, for its subject; {@code @.field}: a field of a reference, for everybody
 * @param attribute what the directory calls it in a filter, such as {@code userName}
 */
public record CorrelationRule(String key, List<TriggerGlob> triggers, String path, String attribute) {

    public CorrelationRule {
        triggers = List.copyOf(triggers);
    }
}
