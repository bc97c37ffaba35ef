package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.LookupRules;
import dev.mainsheet.processor.lookup.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A desk between a test's directories and a test's questions. */
final class DeskFixture implements Watch {

    static final Duration STALENESS = Duration.ofSeconds(30);

    final VirtualLoop loop = new VirtualLoop();
    final Map<String, ScriptedDirectory> directories = new TreeMap<>();
    final LookupDesk desk;

    /** Per person, what was answered. */
    final Map<String, List<Finding>> findings = new HashMap<>();

    final List<Standing> turns = new ArrayList<>();
    final List<Failure.Kind> again = new ArrayList<>();
    int hits;
    int misses;
    int calls;

    DeskFixture(int maxInFlight, String... tenants) {
        this(new LookupRules(maxInFlight, STALENESS, 1_000, 50), tenants);
    }

    DeskFixture(LookupRules rules, String... tenants) {
        for (String tenant : tenants) {
            directories.put(tenant, new ScriptedDirectory());
        }
        desk = new LookupDesk(rules, Map.copyOf(directories), loop, new Random(4), this);
    }

    ScriptedDirectory directory() {
        return directories.get("default");
    }

    OpenQuestion ask(String name) {
        return ask("default", name, loop.now(), false);
    }

    OpenQuestion askForOneWhoMayBeGone(String name) {
        return ask("default", name, loop.now(), true);
    }

    OpenQuestion ask(String tenant, String name, Instant receivedAt, boolean mayBeGone) {
        Question question = new Question(tenant, People.query(name), receivedAt, mayBeGone);
        OpenQuestion open = new OpenQuestion(
                question,
                loop.nanosAt(receivedAt),
                finding -> findings.computeIfAbsent(name, first -> new ArrayList<>())
                        .add(finding));
        desk.ask(open);
        return open;
    }

    void giveUp(OpenQuestion open) {
        open.giveUp();
        desk.giveUp(open);
    }

    /** Asks for many, and answers each call as soon as it is made. */
    void settle(int from, int to, Answer answer) {
        for (int i = from; i < to; i++) {
            ask("p" + i);
            directory().answer("p" + i, answer);
            loop.runDue();
        }
    }

    List<Finding> findings(String name) {
        return findings.getOrDefault(name, List.of());
    }

    Standing standing() {
        return desk.states().get("default").standing();
    }

    @Override
    public void hit(String tenant) {
        hits++;
    }

    @Override
    public void missed(String tenant) {
        misses++;
    }

    @Override
    public void called(String tenant, Answer answer, Duration took) {
        calls++;
    }

    @Override
    public void again(String tenant, Failure.Kind why) {
        again.add(why);
    }

    @Override
    public void turned(String tenant, TenantState now) {
        turns.add(now.standing());
    }
}
