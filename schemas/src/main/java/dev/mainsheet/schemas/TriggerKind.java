package dev.mainsheet.schemas;

import java.util.List;

/**
 * A kind of trigger SailPoint publishes.
 *
 * @param id SailPoint's id, such as {@code idn:identity-created}
 * @param name SailPoint's name for people
 * @param interaction whether it expects an answer
 * @param subjects where its subject stands, in order of preference; empty where the body has no id of anything
 * @param occurredAt the way to the time of the event itself, as in {@link SubjectPath}; empty where the body has none
 */
public record TriggerKind(
        String id, String name, Interaction interaction, List<SubjectPath> subjects, List<String> occurredAt) {

    public TriggerKind {
        subjects = List.copyOf(subjects);
        occurredAt = List.copyOf(occurredAt);
    }
}
