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
 * @param source where it lies
 */
record Received(Event event, Map<String, Object> body, boolean late, EvaluationTime time, Source source) {

    boolean isReplay() {
        return event.replayId() != null;
    }

    /**
     * Whether it passes {@link SeenIdsStage} only, and neither reads nor writes the other stages' state: a replay, because
     * it is meant; a test, because a live event must never count as the repeat of one that only tried something out.
     */
    boolean leavesNoTrace() {
        return isReplay() || event.test();
    }

    Received markedLate() {
        return new Received(event, body, true, time, source);
    }
}
