package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.processor.lookup.Finding;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What directories answered lately. Read from any thread, without waiting; written by the desk's thread alone.
 *
 * <p>When it is full the answer that was asked for first makes room: it is the first to be too old for everybody, and being
 * read does not make it younger.
 */
final class KnownAnswers {

    /** Only events that have waited that long could still use an older one, and nobody's data is kept for that. */
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final int most;
    private final Map<Sought, Known> latest = new ConcurrentHashMap<>();

    /** In the order they came in, and with those that a later one has replaced: they count until they leave. */
    private final ArrayDeque<Known> byAge = new ArrayDeque<>();

    /**
     * @param most how many are kept
     */
    KnownAnswers(int most) {
        this.most = most;
    }

    /** What may be told about an event that was received at {@code receivedAt}, in the loop's nanoseconds. */
    Optional<Finding> find(Sought sought, long receivedAt) {
        Known known = latest.get(sought);
        return known != null && known.serves(receivedAt) ? Optional.of(known.finding) : Optional.empty();
    }

    void add(Known known) {
        latest.put(known.sought, known);
        byAge.addLast(known);
        while (byAge.size() > most || known.askedAt - byAge.getFirst().askedAt > KEPT.toNanos()) {
            Known oldest = byAge.removeFirst();
            latest.remove(oldest.sought, oldest);
        }
    }

    /** Forgets who of a tenant was not found. */
    void forgetNotFound(String tenant) {
        for (Iterator<Known> all = byAge.iterator(); all.hasNext(); ) {
            Known known = all.next();
            if (known.finding instanceof Finding.NotFound
                    && known.sought.tenant().equals(tenant)) {
                all.remove();
                latest.remove(known.sought, known);
            }
        }
    }

    int size() {
        return byAge.size();
    }
}
