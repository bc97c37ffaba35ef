package dev.mainsheet.processor.park;

import dev.mainsheet.directory.Query;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.people.EnrichmentStatus;
import dev.mainsheet.processor.people.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A park with scripted surroundings: what events want is said by {@link #plan}, what became of them is in {@link #ended}. */
final class Scene {

    static final Duration WAIT = Duration.ofMinutes(10);

    final MapStore store = new MapStore();
    final ScriptedLookups lookups = new ScriptedLookups();
    final Map<Query, Finding.LastKnown> lastKnown = new HashMap<>();
    final List<Ended> ended = new ArrayList<>();
    ParkLimits limits = new ParkLimits(1_000, 1_000_000);
    boolean gateOpen = true;
    long passed;
    long now = 1_000_000;
    Park park;

    /** Which people a route wants for a body: by route and body; nobody at all if there is no such route. */
    BiFunction<String, String, Optional<Plan>> plan = (route, body) -> Optional.of(Plan.of(body));

    /** How a unit ended. */
    record Ended(String subject, String listener, long offset, int part, String route, EnrichmentStatus status) {}

    /**
     * What a route does with an event.
     *
     * @param next the route that is tried when this one refuses; it refuses if there is one
     */
    record Plan(List<String> people, Ask.Afterwards afterwards, Optional<String> next) {
        static Plan of(String body) {
            return new Plan(
                    body.isEmpty() ? List.of() : List.of(body.split(",")), Ask.Afterwards.HOLD, Optional.empty());
        }
    }

    /** Opens a park over what the store holds. */
    Scene open() {
        gateOpen = true;
        park = new Park(
                store,
                FakeUnit::new,
                new Inquiries(lookups, new MapLastKnown(lastKnown)),
                limits,
                gate(),
                counts(),
                now);
        return this;
    }

    void send(String subject, String listener, long offset, String body) {
        send(subject, listener, offset, 0, "first", body);
    }

    void send(String subject, String listener, long offset, int part, String route, String body) {
        OptionalInt split = part == 0 ? OptionalInt.empty() : OptionalInt.of(part);
        UnitKey key = new UnitKey((byte) 0, offset, Parked.unit(listener, split));
        Parked parked = new Parked(
                subject.getBytes(StandardCharsets.UTF_8),
                Instant.ofEpochMilli(now),
                new RecordHeaders(),
                body.getBytes(StandardCharsets.UTF_8),
                false,
                listener,
                split,
                route,
                Instant.ofEpochMilli(now));
        FakeUnit unit = new FakeUnit(key, parked);
        unit.begin().ifPresent(ask -> park.take(unit, ask, now));
    }

    /** All there is to do now. */
    void settle() {
        while (park.step(now)) {
            // Until nothing is left.
        }
    }

    /** Answers everything, and what follows from the answers. */
    void answerAll() {
        while (!lookups.pending.isEmpty()) {
            List<ScriptedLookups.Pending> all = List.copyOf(lookups.pending);
            lookups.pending.clear();
            all.forEach(ScriptedLookups.Pending::give);
            settle();
        }
    }

    void later(Duration time) {
        now += time.toMillis();
        settle();
    }

    List<Long> offsets() {
        return ended.stream().map(Ended::offset).toList();
    }

    private Gate gate() {
        return new Gate() {
            @Override
            public void close() {
                gateOpen = false;
            }

            @Override
            public void open() {
                gateOpen = true;
            }
        };
    }

    private ParkCounts counts() {
        return new ParkCounts() {
            @Override
            public void passed() {
                passed++;
            }

            @Override
            public void parked() {}

            @Override
            public void released() {}
        };
    }

    private final class FakeUnit implements Unit {
        private final UnitKey key;
        private final Parked parked;
        private String route;

        FakeUnit(UnitKey key, Parked parked) {
            this.key = key;
            this.parked = parked;
            this.route = parked.route();
        }

        @Override
        public UnitKey key() {
            return key;
        }

        @Override
        public long queue() {
            return Parked.queue(parked.key(), parked.listener());
        }

        @Override
        public String tenant() {
            return "default";
        }

        @Override
        public Parked parked(String forRoute, Instant deadline) {
            return parked.waitingFor(forRoute, deadline);
        }

        @Override
        public Optional<Ask> begin() {
            return askFor(route);
        }

        private Optional<Ask> askFor(String name) {
            route = name;
            Optional<Plan> planned = plan.apply(name, body());
            if (planned.isEmpty()) {
                end(EnrichmentStatus.SKIPPED);
            }
            return planned.map(found -> new Ask(new ScriptedEnquiry(found.people()), name, WAIT, found.afterwards()));
        }

        @Override
        public Optional<Ask> finish(People people) {
            Optional<String> next = plan.apply(route, body()).flatMap(Plan::next);
            if (next.isPresent()) {
                return askFor(next.get());
            }
            end(people.status());
            return Optional.empty();
        }

        @Override
        public Optional<Ask> overdue(People people) {
            return finish(people);
        }

        @Override
        public void tooLarge() {
            end(EnrichmentStatus.SKIPPED);
        }

        private String body() {
            return new String(parked.body(), StandardCharsets.UTF_8);
        }

        private void end(EnrichmentStatus status) {
            ended.add(new Ended(
                    new String(parked.key(), StandardCharsets.UTF_8),
                    parked.listener(),
                    key.offset(),
                    parked.split().orElse(0),
                    route,
                    status));
        }
    }
}
