package dev.mainsheet.processor.park;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.processor.park.Scene.Ended;
import dev.mainsheet.processor.park.Scene.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Histories of random events, answers, waits, commits and crashes. What is not committed is undone by a crash, as Kafka's
 * transactions do it; memory is gone, and answers to the park of before come late or never.
 */
class ParkSimulationTest {

    private static final int HISTORIES = 3_000;
    private static final int EVENTS = 60;
    private static final int CAP = 12;

    private static final int MOST_ASKING = 3;
    private static final int MORE_THAN_ENOUGH_ROUNDS = 1_000;

    /** What Streams has read already when the gate closes. */
    private static final int READ_AHEAD = 3;

    private static final int MOST_UNITS_OF_AN_EVENT = 5;

    private Random random;
    private Scene scene;
    /** Closed; a round that was planned for it may still come. */
    private Park before;

    private List<Ended> committed;
    private int position;
    private int committedPosition;
    private int readAhead;

    @Test
    void nothingIsLostNothingComesTwiceAndEverySubjectKeepsItsOrderWhateverHappens() {
        long first = System.nanoTime();
        for (long seed = first; seed < first + HISTORIES; seed++) {
            try {
                run(seed);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError("seed " + seed + "L", failed);
            }
        }
    }

    private void run(long seed) {
        random = new Random(seed);
        scene = new Scene();
        scene.limits = new ParkLimits(CAP, 1_000_000, MOST_ASKING);
        scene.plan = ParkSimulationTest::plan;
        before = scene.open().park;
        before.close();
        scene.open();
        committed = new ArrayList<>();
        position = 0;
        committedPosition = 0;
        for (int moment = 0; moment < 400; moment++) {
            happen();
            assertThat(scene.store.size()).isLessThan(CAP + (1 + READ_AHEAD) * MOST_UNITS_OF_AN_EVENT);
            assertThat(scene.lookups.waiting()).isLessThanOrEqualTo(MOST_ASKING);
            assertThat(scene.park.state().entries()).isEqualTo(scene.store.size());
            assertThat(scene.park.state().bytes()).isEqualTo(scene.store.bytes());
        }
        endWell();
        assertEverythingEndedOnce();
        assertOrder();
    }

    /** Some routes hold, some let go, some refuse and leave it to the next; one is taken out of the configuration. */
    private static Optional<Plan> plan(String route, String body) {
        int number = Integer.parseInt(body);
        List<String> people = number % 5 == 0
                ? List.of()
                : List.of("p" + number % 7, "m" + number % 3).subList(0, 1 + number % 2);
        Ask.Afterwards afterwards = number % 3 == 0 ? Ask.Afterwards.LET_GO : Ask.Afterwards.HOLD;
        return switch (route) {
            case "first" ->
                Optional.of(new Plan(people, afterwards, number % 4 == 0 ? Optional.of("second") : Optional.empty()));
            case "second" ->
                number % 8 == 0
                        ? Optional.empty()
                        : Optional.of(new Plan(List.of("q" + number), afterwards, Optional.empty()));
            default -> throw new IllegalArgumentException(route);
        };
    }

    private void happen() {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> event();
            case 4, 5, 6 -> answerOne();
            case 7, 8 -> steps(random.nextInt(4));
            case 9 -> commit();
            case 10 -> scene.now += random.nextInt((int) Duration.ofMinutes(3).toMillis());
            default -> {
                if (random.nextInt(8) == 0) {
                    crash();
                } else if (random.nextInt(3) == 0) {
                    learn();
                }
            }
        }
    }

    private void event() {
        readAhead = scene.gateOpen ? 0 : readAhead + 1;
        if (position == EVENTS || readAhead > READ_AHEAD) {
            return;
        }
        units(position++);
    }

    /** Each event goes to three listeners, and to one of them in parts. */
    private void units(int offset) {
        String subject = subject(offset);
        scene.send(subject, "it", offset, 0, "first", Integer.toString(offset));
        scene.send(subject, "mail", offset, 0, "first", Integer.toString(offset));
        for (int part = 1; part <= parts(offset); part++) {
            scene.send(subject, "hr", offset, part, "first", Integer.toString(offset));
        }
    }

    private static String subject(int offset) {
        return "s" + offset * 31 % 5;
    }

    private static int parts(int offset) {
        return 1 + offset % 3;
    }

    private void answerOne() {
        List<ScriptedLookups.Pending> pending = scene.lookups.pending;
        if (!pending.isEmpty()) {
            pending.remove(random.nextInt(pending.size())).give();
        }
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            scene.park.step(scene.now);
            before.step(scene.now);
        }
    }

    /** From now on somebody is known without asking. */
    private void learn() {
        String name = "p" + random.nextInt(7);
        scene.lookups.known.put(name, ScriptedLookups.found(ScriptedLookups.question(name)));
    }

    private void commit() {
        scene.store.commit();
        committed.addAll(scene.ended);
        scene.ended.clear();
        committedPosition = position;
    }

    /** Killed; or its task is taken from it, and it is closed with its last transaction committed or aborted. */
    private void crash() {
        readAhead = READ_AHEAD;
        if (random.nextBoolean()) {
            commit();
        }
        if (random.nextBoolean()) {
            scene.park.close();
            before = scene.park;
        } else {
            scene.lookups.pending.clear();
        }
        scene.store.crash();
        scene.ended.clear();
        position = committedPosition;
        scene.open();
    }

    private void endWell() {
        for (int round = 0; position < EVENTS || scene.store.size() > 0; round++) {
            assertThat(round).as("rounds with a directory that answers").isLessThan(MORE_THAN_ENOUGH_ROUNDS);
            if (scene.gateOpen && position < EVENTS) {
                units(position++);
            }
            scene.settle();
            scene.answerAll();
        }
        commit();
        assertThat(scene.park.isEmpty()).isTrue();
        assertThat(scene.gateOpen).isTrue();
    }

    private void assertEverythingEndedOnce() {
        Map<String, Integer> units = new HashMap<>();
        committed.forEach(
                unit -> units.merge(unit.offset() + "#" + unit.part() + "/" + unit.listener(), 1, Integer::sum));
        assertThat(units.values()).allMatch(times -> times == 1);
        int expected = 0;
        for (int offset = 0; offset < EVENTS; offset++) {
            expected += 2 + parts(offset);
        }
        assertThat(units).hasSize(expected);
    }

    private void assertOrder() {
        Map<String, List<Long>> bySubject = new HashMap<>();
        committed.forEach(unit -> bySubject
                .computeIfAbsent(unit.subject() + "/" + unit.listener(), queue -> new ArrayList<>())
                .add(unit.offset()));
        assertThat(bySubject.values()).allSatisfy(offsets -> assertThat(offsets).isSorted());
    }
}
