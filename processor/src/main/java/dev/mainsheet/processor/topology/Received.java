package dev.mainsheet.processor.topology;

import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.schemas.Event;
import java.util.Map;

/**
 * An event between two stages.
 *
 * @param event as it lay on the topic
 * @param body its body, parsed once: a tree of maps and lists that no stage changes
 * @param late whether an event of its subject that was received later came before it
 * @param time what the expressions of all stages may take together
 */
record Received(Event event, Map<String, Object> body, boolean late, EvaluationTime time) {

    /** Replays pass {@link SeenIdsStage} only, and leave no trace in the other stages' state. */
    boolean isReplay() {
        return event.replayId() != null;
    }

    Received markedLate() {
        return new Received(event, body, true, time);
    }
}
