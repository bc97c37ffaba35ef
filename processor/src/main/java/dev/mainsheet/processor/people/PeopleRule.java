package dev.mainsheet.processor.people;

import dev.mainsheet.schemas.TriggerGlob;
import java.util.List;

/**
 * Where people stand in the bodies of some triggers, beside the places that are known, as configured.
 *
 * @param key where it stands in the configuration, such as {@code mainsheet.people[0]}
 * @param triggers the triggers it is for
 * @param role what they have to do with the event
 * @param path JSONPath to references, see {@link Reference}
 */
public record PeopleRule(String key, List<TriggerGlob> triggers, Role role, String path) {

    public PeopleRule {
        triggers = List.copyOf(triggers);
    }
}
