package dev.mainsheet.processor.lookup.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.LookupRules;
import dev.mainsheet.processor.lookup.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Many short histories, each with its own seed: up to three tenants whose directories fall ill at random, people asked for,
 * found, unknown and given up. Whatever happens: once the directories are well everybody who waits is answered, no answer is
 * too old for its question, no bound on calls is passed, nobody is asked for without need, an outage is left alone, and a
 * tenant that is well is answered while another hangs.
 */
class LookupSimulationTest {

    private static final int HISTORIES = 2_000;
    private static final int QUESTIONS = 300;
    private static final Duration STALENESS = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH = Duration.ofHours(12);

    @Test
    void everybodyIsAnsweredFreshlyPolitelyAndFairly() {
        long first = Long.getLong("mainsheet.seed", System.nanoTime());
        for (long seed = first; seed < first + HISTORIES; seed++) {
            try {
                new History(seed).run();
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError("history of -Dmainsheet.seed=" + seed + ": " + broken.getMessage(), broken);
            }
        }
    }

    private static final class History {

        private final Random random;
        private final VirtualLoop loop = new VirtualLoop();
        private final Map<String, SimulatedDirectory> directories = new TreeMap<>();
        private final LookupRules rules;
        private final LookupDesk desk;
        private final int people;

        /** Its directory never falls ill; empty if there is none such. */
        private final Set<String> healthy = new HashSet<>();

        private final Set<Asked> waiting = new LinkedHashSet<>();

        History(long seed) {
            random = new Random(seed);
            int tenants = 1 + random.nextInt(3);
            people = 5 + random.nextInt(100);
            boolean forgetful = random.nextInt(4) == 0;
            rules = new LookupRules(
                    tenants * (1 + random.nextInt(6)),
                    STALENESS,
                    forgetful ? 1 + random.nextInt(20) : 100_000,
                    random.nextBoolean() ? 50 : 100);
            for (int i = 0; i < tenants; i++) {
                directories.put("tenant-" + i, new SimulatedDirectory(loop, random, forgetful, this::called));
            }
            if (tenants > 1 && random.nextBoolean()) {
                healthy.add("tenant-0");
                directories.get("tenant-0").makePeace();
            }
            desk = new LookupDesk(rules, Map.copyOf(directories), loop, random, new Nobody());
        }

        void run() {
            for (int i = 0; i < QUESTIONS; i++) {
                step();
            }
            directories.forEach((tenant, directory) -> {
                turn(tenant, directory, SimulatedDirectory.Mood.WELL);
                directory.makePeace();
            });
            long deadline = loop.nanos() + LONG_ENOUGH.toNanos();
            while (!waiting.isEmpty()) {
                // Where most were not found, one who is found ends the hold.
                directories.keySet().forEach(tenant -> new Asked(tenant, 0, Duration.ZERO).ask());
                loop.pass(Duration.ofMinutes(1));
                assertThat(loop.nanos()).as("everybody is answered").isLessThan(deadline);
            }
            loop.pass(SimulatedDirectory.TIMEOUT);
            desk.states().values().forEach(state -> {
                assertThat(state.waiting()).isZero();
                assertThat(state.inFlight()).isZero();
            });
        }

        private void step() {
            String tenant = "tenant-" + random.nextInt(directories.size());
            SimulatedDirectory directory = directories.get(tenant);
            int dice = random.nextInt(100);
            if (dice < 5 && !healthy.contains(tenant)) {
                SimulatedDirectory.Mood[] moods = SimulatedDirectory.Mood.values();
                turn(tenant, directory, moods[random.nextInt(moods.length)]);
            } else if (dice < 15 && !waiting.isEmpty()) {
                waiting.iterator().next().giveUp();
            } else {
                new Asked(tenant, random.nextInt(people), age()).ask();
            }
            boolean quiet = random.nextInt(15) == 0;
            loop.pass(Duration.ofMillis(random.nextInt(quiet ? 120_000 : 1_000)));
        }

        private Duration age() {
            int dice = random.nextInt(10);
            return dice == 0
                    ? Duration.ofHours(-1 + random.nextInt(3))
                    : Duration.ofMillis(random.nextInt(dice < 3 ? 60_000 : 100));
        }

        /**
         * An outage that ends was left alone: it got what was under way, a few attempts at the first two people, and from the
         * third on a probe now and then.
         */
        private void turn(String tenant, SimulatedDirectory directory, SimulatedDirectory.Mood next) {
            if (directory.mood() == SimulatedDirectory.Mood.AWAY
                    || directory.mood() == SimulatedDirectory.Mood.REFUSING) {
                assertThat((long) directory.callsInMood())
                        .as("calls of %s while it was away for %s", tenant, directory.moodLasts())
                        .isLessThanOrEqualTo(
                                rules.maxInFlight() + 25 + directory.moodLasts().toSeconds() / 10);
            }
            directory.turn(next);
        }

        private void called() {
            assertThat(directories.values().stream()
                            .mapToInt(SimulatedDirectory::underWay)
                            .sum())
                    .as("calls under way")
                    .isLessThanOrEqualTo(rules.maxInFlight());
        }

        /** One question of a history. */
        private final class Asked {

            private final int person;
            private final String tenant;
            private final long receivedAt;
            private final long askedAt;
            private final OpenQuestion open;

            /**
             * @param age how long ago the event was received, by whatever clock: perhaps not yet
             */
            Asked(String tenant, int person, Duration age) {
                this.tenant = tenant;
                this.person = person;
                this.askedAt = loop.nanos();
                this.receivedAt = askedAt - (age.isNegative() ? 0 : age.toNanos());
                Instant stamp = loop.now().minus(age);
                Question question = new Question(tenant, People.query("" + person), stamp, random.nextInt(5) == 0);
                this.open = new OpenQuestion(question, loop.nanosAt(stamp), this::answer);
            }

            void ask() {
                waiting.add(this);
                desk.ask(open);
            }

            void giveUp() {
                open.giveUp();
                desk.giveUp(open);
                waiting.remove(this);
            }

            private void answer(Finding finding) {
                assertThat(waiting.remove(this)).as("once, and not if given up").isTrue();
                long allowed = finding instanceof Finding.Found ? STALENESS.toNanos() : STALENESS.toNanos() / 10;
                long started = Duration.between(loop.now(), finding.askedAt()).toNanos() + loop.nanos();
                assertThat(started).as("fresh enough").isGreaterThanOrEqualTo(receivedAt - allowed);
                if (finding instanceof Finding.Found found) {
                    assertThat(found.person().id()).isEqualTo("" + person);
                    assertThat(found.person().displayName()).isEqualTo("" + started);
                }
                if (finding instanceof Finding.NotFound) {
                    assertThat(desk.states().get(tenant).standing())
                            .as("nobody is reported as not found while most are not")
                            .isNotEqualTo(Standing.CORRELATION);
                }
                if (healthy.contains(tenant)) {
                    assertThat(Duration.ofNanos(loop.nanos() - askedAt))
                            .as("the wait of %s, which is well", tenant)
                            .isLessThan(Duration.ofSeconds(15));
                }
            }
        }
    }

    private static final class Nobody implements Watch {

        @Override
        public void hit(String tenant) {}

        @Override
        public void missed(String tenant) {}

        @Override
        public void called(String tenant, Answer answer, Duration took) {}

        @Override
        public void again(String tenant, Failure.Kind why) {}

        @Override
        public void turned(String tenant, TenantState now) {}
    }
}
