package dev.mainsheet.processor.park;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What waits, in order, within one subject and listener. At the head of a queue are all parts of one event: among them there
 * is no order. Owned by the thread of its park.
 */
final class Queues {

    private final Map<Long, Deque<Waiting>> queues = new HashMap<>();

    boolean isFree(long queue) {
        return queues.isEmpty() || !queues.containsKey(queue);
    }

    /**
     * Puts it at the end, or, if it is of the same event as the head, at the head; whether it stands there. An event may
     * become parts only when it has waited.
     */
    boolean add(Waiting waiting) {
        Deque<Waiting> queue = queues.computeIfAbsent(waiting.queue, number -> new ArrayDeque<>(1));
        boolean atHead = queue.isEmpty() || queue.getFirst().key.ofSameEvent(waiting.key);
        if (atHead) {
            queue.addFirst(waiting);
        } else {
            queue.addLast(waiting);
        }
        return atHead;
    }

    /** Takes one from the head; those whose turn has come with that. */
    List<Waiting> remove(Waiting waiting) {
        Deque<Waiting> queue = queues.get(waiting.queue);
        queue.remove(waiting);
        if (queue.isEmpty()) {
            queues.remove(waiting.queue);
            return List.of();
        }
        return queue.getFirst().key.ofSameEvent(waiting.key) ? List.of() : head(queue);
    }

    /** Everybody whose turn it is. */
    List<Waiting> heads() {
        List<Waiting> all = new ArrayList<>();
        queues.values().forEach(queue -> all.addAll(head(queue)));
        return all;
    }

    private static List<Waiting> head(Deque<Waiting> queue) {
        List<Waiting> head = new ArrayList<>();
        for (Waiting waiting : queue) {
            if (!waiting.key.ofSameEvent(queue.getFirst().key)) {
                break;
            }
            head.add(waiting);
        }
        return head;
    }
}
