package dev.mainsheet.ingress.completion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The completions that ended last, so that a repeat is told so. What it has forgotten, SailPoint refuses. Owned by one thread. */
final class Finished {

    private static final int MOST = 10_000;

    private final Map<String, Standing> ends = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Standing> eldest) {
            return size() > MOST;
        }
    };

    void add(String id, Standing end) {
        ends.put(id, end);
    }

    /** What whoever repeats the completion is told; empty if none of that id has ended. */
    Optional<Standing> repeated(String id) {
        return Optional.ofNullable(ends.get(id)).map(end -> end == Standing.COMPLETED ? Standing.ALREADY : end);
    }
}
