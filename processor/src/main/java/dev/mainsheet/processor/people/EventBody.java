package dev.mainsheet.processor.people;

import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.schemas.Event;
import java.util.Map;

/**
 * An event whose people are looked for.
 *
 * @param tree its body, a tree of maps and lists
 * @param time what expressions on it may take together
 */
record EventBody(Event event, Map<String, Object> tree, EvaluationTime time) {

    String trigger() {
        return event.trigger();
    }

    /** Whether it tells of an end, after which a directory need not know its subject any more. */
    boolean tellsOfAnEnd() {
        return event.trigger().endsWith("-deleted");
    }
}
