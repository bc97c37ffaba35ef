package dev.mainsheet.processor.filter;

import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import java.util.Collection;

/**
 * Jayway's way into a tree of maps and lists, asking the deadline at every access: a path that scans a large body again
 * and again ends in time. Owned by the thread that evaluates.
 */
final class TimedTree extends JacksonJsonProvider {

    private Deadline deadline;

    /** From now on accesses count against {@code deadline}. */
    void until(Deadline deadline) {
        this.deadline = deadline;
    }

    Deadline deadline() {
        return deadline;
    }

    @Override
    public boolean isArray(Object node) {
        deadline.check();
        return super.isArray(node);
    }

    @Override
    public boolean isMap(Object node) {
        deadline.check();
        return super.isMap(node);
    }

    @Override
    public Object getMapValue(Object map, String key) {
        deadline.check();
        return super.getMapValue(map, key);
    }

    @Override
    public Object getArrayIndex(Object array, int index) {
        deadline.check();
        return super.getArrayIndex(array, index);
    }

    @Override
    public Collection<String> getPropertyKeys(Object map) {
        deadline.check();
        return super.getPropertyKeys(map);
    }

    @Override
    public Object unwrap(Object node) {
        deadline.check();
        return super.unwrap(node);
    }
}
