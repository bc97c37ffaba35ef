package dev.mainsheet.testkit.http;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The lookups a stand-in got, whatever they were answered: how often each, and how many at once. Thread-safe. */
public final class LookupLog {

    /** Beyond, queries not seen before count in the total alone. */
    private static final int MAX_QUERIES = 200_000;

    private final Map<String, Integer> byQuery = new LinkedHashMap<>();
    private long total;
    private int inFlight;
    private int mostInFlight;
    private Optional<String> lastAuthorization = Optional.empty();

    /**
     * Counts a request, which is in flight until it is answered or its connection is gone.
     *
     * @param query what it asks, in a form a test can write down
     */
    public void begun(RoutingContext context, String query) {
        add(query, Optional.ofNullable(context.request().getHeader("Authorization")));
        AtomicBoolean ended = new AtomicBoolean();
        HttpServerResponse response = context.response();
        response.endHandler(end -> endOnce(ended));
        response.closeHandler(gone -> endOnce(ended));
    }

    private void endOnce(AtomicBoolean ended) {
        if (ended.compareAndSet(false, true)) {
            end();
        }
    }

    private synchronized void add(String query, Optional<String> authorization) {
        total++;
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
        lastAuthorization = authorization;
        if (byQuery.size() < MAX_QUERIES || byQuery.containsKey(query)) {
            byQuery.merge(query, 1, Integer::sum);
        }
    }

    private synchronized void end() {
        inFlight--;
    }

    /** How many came since the last {@link #clear}. */
    public synchronized long total() {
        return total;
    }

    /** How often each query came, in the order of the first time. */
    public synchronized Map<String, Integer> byQuery() {
        return new LinkedHashMap<>(byQuery);
    }

    /** How many are not answered yet. */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** The most that were in flight at one moment. */
    public synchronized int mostInFlight() {
        return mostInFlight;
    }

    /** What the latest one presented; for comparison only, it is a credential. */
    public synchronized Optional<String> lastAuthorization() {
        return lastAuthorization;
    }

    /** Forgets what came; what is in flight stays so. */
    public synchronized void clear() {
        byQuery.clear();
        total = 0;
        mostInFlight = inFlight;
    }
}
