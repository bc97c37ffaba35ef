package dev.mainsheet.standalone;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Compares what was acknowledged with what was delivered.
 *
 * <ul>
 *   <li>What was acknowledged must be delivered, under the id it was acknowledged by.
 *   <li>What was not acknowledged may be delivered: its answer was lost on the way. It is counted.
 *   <li>A repeat is no fault. It is counted, and the first delivery alone decides order.
 *   <li>An event was before another if its answer was there before the other was sent. Two under way at once have no order.
 *   <li>Order is kept within what {@code orderedBy} makes one: a subject, or a subject at one ingress instance.
 * </ul>
 */
final class Audit {

    private final Map<Integer, Posted> posted = new HashMap<>();
    private final List<Delivered> first = new ArrayList<>();
    private final List<Delivered> unknown = new ArrayList<>();
    private final Function<Posted, String> orderedBy;
    private final int repeats;

    Audit(List<Posted> load, List<Delivered> deliveries, Function<Posted, String> orderedBy) {
        this.orderedBy = orderedBy;
        load.forEach(each -> posted.put(each.number(), each));
        Set<Integer> seen = new HashSet<>();
        int again = 0;
        for (Delivered delivery : deliveries) {
            if (!posted.containsKey(delivery.number())) {
                unknown.add(delivery);
            } else if (seen.add(delivery.number())) {
                first.add(delivery);
            } else {
                again++;
            }
        }
        this.repeats = again;
    }

    int sent() {
        return posted.size();
    }

    long acknowledged() {
        return posted.values().stream().filter(Posted::acknowledged).count();
    }

    long acknowledgedBy(int port) {
        return posted.values().stream()
                .filter(each -> each.acknowledged() && each.port() == port)
                .count();
    }

    /** Acknowledged and not delivered under that id. */
    List<Posted> missing() {
        Set<String> ids = new HashSet<>();
        first.forEach(delivery -> ids.add(delivery.number() + " " + delivery.eventId()));
        return posted.values().stream()
                .filter(each -> each.end() instanceof Posted.Acknowledged kept
                        && !ids.contains(each.number() + " " + kept.eventId()))
                .toList();
    }

    /** Answered, but not by 200. */
    List<Posted> refused() {
        return posted.values().stream()
                .filter(each -> each.end() instanceof Posted.Refused)
                .toList();
    }

    /** Without any answer. */
    List<Posted> unanswered() {
        return posted.values().stream()
                .filter(each -> each.end() instanceof Posted.Unanswered)
                .toList();
    }

    /** Delivered and never posted by this load. */
    List<Delivered> unknown() {
        return List.copyOf(unknown);
    }

    int delivered() {
        return first.size();
    }

    long deliveredUnacknowledged() {
        return first.stream()
                .filter(delivery -> !posted.get(delivery.number()).acknowledged())
                .count();
    }

    /** Further deliveries of one event. */
    int repeats() {
        return repeats;
    }

    /** First deliveries that came after that of an event which was sent only when theirs was acknowledged. */
    List<Posted> overtaken() {
        List<Posted> overtaken = new ArrayList<>();
        Map<String, Long> latestSent = new HashMap<>();
        for (Delivered delivery : first) {
            Posted event = posted.get(delivery.number());
            if (!event.acknowledged()) {
                continue;
            }
            String within = orderedBy.apply(event);
            long latest = latestSent.getOrDefault(within, event.sentNanos());
            if (event.endedNanos() - latest < 0) {
                overtaken.add(event);
            }
            latestSent.put(within, event.sentNanos() - latest > 0 ? event.sentNanos() : latest);
        }
        return overtaken;
    }

    /** From {@code since} until everything acknowledged before was delivered. */
    Duration caughtUp(Instant since) {
        Instant last = since;
        for (Delivered delivery : first) {
            Posted event = posted.get(delivery.number());
            if (event.acknowledged()
                    && event.endedAt().isBefore(since)
                    && delivery.at().isAfter(last)) {
                last = delivery.at();
            }
        }
        return Duration.between(since, last);
    }

    /** The longest time in which no request was answered by 200. */
    Duration longestSilence() {
        List<Posted> inOrder = posted.values().stream()
                .filter(Posted::acknowledged)
                .sorted((one, other) -> Long.signum(one.endedNanos() - other.endedNanos()))
                .toList();
        long longest = 0;
        for (int i = 1; i < inOrder.size(); i++) {
            longest = Math.max(
                    longest, inOrder.get(i).endedNanos() - inOrder.get(i - 1).endedNanos());
        }
        return Duration.ofNanos(longest);
    }

    /** All of it in one line. */
    String figures(Duration took) {
        long[] latencies = posted.values().stream()
                .filter(Posted::acknowledged)
                .mapToLong(Posted::latencyNanos)
                .sorted()
                .toArray();
        return ("sent %d in %.1f s (%.0f/s), 200: %d, refused: %s, unanswered: %d, delivered %d (not acknowledged %d),"
                        + " missing %d, repeats %d, overtaken %d, latency p50 %.1f p99 %.1f max %.0f ms,"
                        + " longest without a 200 %.2f s")
                .formatted(
                        sent(),
                        took.toMillis() / 1000.0,
                        sent() * 1000.0 / took.toMillis(),
                        acknowledged(),
                        statuses(),
                        unanswered().size(),
                        delivered(),
                        deliveredUnacknowledged(),
                        missing().size(),
                        repeats(),
                        overtaken().size(),
                        millis(latencies, 0.5),
                        millis(latencies, 0.99),
                        millis(latencies, 1),
                        longestSilence().toMillis() / 1000.0);
    }

    private Map<Integer, Integer> statuses() {
        Map<Integer, Integer> statuses = new TreeMap<>();
        refused().forEach(each -> statuses.merge(((Posted.Refused) each.end()).status(), 1, Integer::sum));
        return statuses;
    }

    private static double millis(long[] sorted, double quantile) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.round(quantile * (sorted.length - 1))] / 1e6;
    }
}
