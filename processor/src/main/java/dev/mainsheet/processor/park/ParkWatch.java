package dev.mainsheet.processor.park;

import dev.mainsheet.runtime.health.CheckResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What all tasks of this process have parked, for whoever watches. Safe to use from any thread. */
public final class ParkWatch implements ParkCounts {

    private final Map<Integer, ParkState> states = new ConcurrentHashMap<>();
    private final Counter passed;
    private final Counter parked;
    private final Counter released;

    /**
     * @param routes the names of those that wait for people
     * @param clock tells the age of what waits
     */
    public ParkWatch(MeterRegistry registry, Collection<String> routes, InstantSource clock) {
        passed = counter(registry, "mainsheet.processor.park.passed", "Deliveries whose people were known at once");
        parked = counter(registry, "mainsheet.processor.park.parked", "Deliveries that had to wait");
        released = counter(registry, "mainsheet.processor.park.released", "Deliveries that have waited, and ended");
        Gauge.builder("mainsheet.processor.park.waiting", this, watch -> watch.total(ParkState::entries))
                .description("Deliveries that wait for people, or behind such")
                .register(registry);
        Gauge.builder("mainsheet.processor.park.bytes", this, watch -> watch.total(ParkState::bytes))
                .description("What they take in the store")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("mainsheet.processor.park.oldest", this, watch -> watch.oldestSeconds(clock.instant()))
                .description("Age of the oldest event among them")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "mainsheet.processor.park.full",
                        this,
                        watch -> watch.full().size())
                .description("Partitions that are not read, because as much waits as may")
                .register(registry);
        routes.forEach(route -> Gauge.builder(
                        "mainsheet.processor.park.overdue",
                        this,
                        watch -> watch.overdue().getOrDefault(route, 0))
                .description("Deliveries that have waited longer than their route's wait")
                .tag("route", route)
                .register(registry));
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** How it is with the task of {@code partition}; told by its owner. */
    public void publish(int partition, ParkState state) {
        states.put(partition, state);
    }

    /** The task of {@code partition} is not here any more. */
    public void forget(int partition) {
        states.remove(partition);
    }

    @Override
    public void passed() {
        passed.increment();
    }

    @Override
    public void parked() {
        parked.increment();
    }

    @Override
    public void released() {
        released.increment();
    }

    /** Degraded while somebody waits for too long, or no more can be taken in. */
    public CheckResult check() {
        List<String> troubles = new ArrayList<>();
        overdue()
                .forEach(
                        (route, count) -> troubles.add(
                                count + " deliveries of route " + route
                                        + " have waited for people longer than its wait: see what the directories say; what is on hold goes on waiting"));
        if (!full().isEmpty()) {
            troubles.add(
                    "as much waits as may (mainsheet.processor.park.max-entries, .max-bytes): no events are read from"
                            + " partitions "
                            + full().stream().map(String::valueOf).collect(Collectors.joining(", "))
                            + " until some have gone");
        }
        return troubles.isEmpty()
                ? CheckResult.up(Math.round(total(ParkState::entries)) + " deliveries wait for people")
                : CheckResult.degraded(String.join("; ", troubles));
    }

    private interface Amount {
        long of(ParkState state);
    }

    private double total(Amount amount) {
        return states.values().stream().mapToLong(amount::of).sum();
    }

    private double oldestSeconds(Instant now) {
        return states.values().stream()
                .map(ParkState::oldest)
                .flatMap(Optional::stream)
                .mapToLong(since -> Math.max(0, now.getEpochSecond() - since.getEpochSecond()))
                .max()
                .orElse(0);
    }

    private Map<String, Integer> overdue() {
        Map<String, Integer> all = new TreeMap<>();
        states.values()
                .forEach(state -> state.overdue().forEach((route, count) -> all.merge(route, count, Integer::sum)));
        return all;
    }

    private Collection<Integer> full() {
        return states.entrySet().stream()
                .filter(task -> task.getValue().full())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
