package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Directory;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.directory.Query;
import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.LookupRules;
import dev.mainsheet.processor.lookup.Question;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Decides who is asked for when: one call for all who ask for one person, within the bound on calls, tenants taking turns.
 * A question is answered once there is an answer that was asked for recently enough for it, however long that takes; a
 * failure is never an answer.
 *
 * <p>Deterministic: thread, time, randomness and directories are handed in. Runs on the {@link Loop}'s thread alone, which
 * owns everything in here; only {@link #known} and {@link #states} may be called from any thread.
 */
public final class LookupDesk {

    private final Map<String, TenantDesk> tenants = new LinkedHashMap<>();
    private final ArrayDeque<TenantDesk> turns;
    private final Map<String, Directory> directories;
    private final KnownAnswers known;
    private final Places places;
    private final Loop loop;
    private final Watch watch;
    private boolean stopped;

    /** Replaced whole. */
    private volatile Map<String, TenantState> states = Map.of();

    /**
     * @param directories one for each tenant whose questions may come
     * @param random spreads retries and renewals
     */
    public LookupDesk(
            LookupRules rules, Map<String, Directory> directories, Loop loop, RandomGenerator random, Watch watch) {
        this.directories = Map.copyOf(directories);
        this.known = new KnownAnswers(rules.maxEntries());
        this.places = new Places(rules.maxInFlight(), directories.keySet());
        this.loop = loop;
        this.watch = watch;
        Staleness staleness = new Staleness(rules.maxStaleness(), random);
        directories.keySet().stream().sorted().forEach(name -> {
            Access access = new Access(new CorrelationGuard(rules.maxNotFoundPercent()), loop.nanos());
            tenants.put(name, new TenantDesk(name, known, staleness, access, random));
        });
        this.turns = new ArrayDeque<>(tenants.values());
        publish(loop.nanos());
    }

    /** What is known already and is recent enough for the question. */
    public Optional<Finding> known(Question question) {
        Sought sought = new Sought(question.tenant(), question.query());
        Optional<Finding> finding = known.find(sought, loop.nanosAt(question.receivedAt()));
        finding.ifPresent(hit -> watch.hit(question.tenant()));
        return finding;
    }

    /** Takes a question, whose tenant must be one of those with a directory. */
    public void ask(OpenQuestion open) {
        if (stopped || open.isOver()) {
            return;
        }
        String tenant = open.question().tenant();
        Optional<Finding> already = known.find(open.sought(), open.receivedAt());
        if (already.isPresent()) {
            watch.hit(tenant);
            open.answer(already.get());
        } else {
            watch.missed(tenant);
            tenants.get(tenant).ask(open);
            pump();
        }
    }

    /** Nobody waits for this answer any more. */
    public void giveUp(OpenQuestion open) {
        tenants.get(open.question().tenant()).giveUp(open);
        pump();
    }

    /** Starts no call any more. Those under way end, and nobody hears of it. */
    public void stop() {
        stopped = true;
    }

    /** How each tenant stands. */
    public Map<String, TenantState> states() {
        return states;
    }

    /** Starts all calls that may start now, tenants taking turns. */
    private void pump() {
        if (stopped) {
            return;
        }
        long now = loop.nanos();
        Optional<TenantDesk> next = nextTurn(now);
        while (next.isPresent()) {
            start(next.get(), now);
            next = nextTurn(now);
        }
        publish(now);
        tenants.values().stream()
                .flatMapToLong(tenant -> tenant.wakeAt(now).stream())
                .min()
                .ifPresent(at -> loop.alarm(Duration.ofNanos(at - now), this::pump));
    }

    private Optional<TenantDesk> nextTurn(long now) {
        List<String> wanting = turns.stream()
                .filter(tenant -> mayStart(tenant, now))
                .map(TenantDesk::name)
                .toList();
        Optional<TenantDesk> next = turns.stream()
                .filter(tenant -> wanting.contains(tenant.name()) && places.isFree(tenant.name(), wanting))
                .findFirst();
        next.ifPresent(tenant -> {
            turns.remove(tenant);
            turns.addLast(tenant);
        });
        return next;
    }

    private static boolean mayStart(TenantDesk tenant, long now) {
        return tenant.nextAt(now).stream().anyMatch(at -> at <= now);
    }

    private void start(TenantDesk tenant, long now) {
        Call call = tenant.start(now, loop.now());
        places.take(tenant.name());
        find(tenant.name(), call.inquiry().query())
                .whenComplete((answer, fault) ->
                        loop.post(() -> landed(tenant, call, fault == null ? answer : broken(fault))));
    }

    private CompletionStage<Answer> find(String tenant, Query query) {
        try {
            return directories.get(tenant).find(query);
        } catch (RuntimeException fault) {
            return CompletableFuture.completedStage(broken(fault));
        }
    }

    /** A directory never throws; should one, the place must come back. What it says may have people in it. */
    private static Answer broken(Throwable fault) {
        return new Answer.Failed(Failure.of(
                Failure.Kind.QUERY,
                "the lookup itself failed: " + fault.getClass().getName()));
    }

    private void landed(TenantDesk tenant, Call call, Answer answer) {
        if (stopped) {
            return;
        }
        long now = loop.nanos();
        places.giveBack(tenant.name());
        watch.called(tenant.name(), answer, Duration.ofNanos(now - call.startedAt()));
        tenant.landed(call, answer, now).ifPresent(kind -> watch.again(tenant.name(), kind));
        pump();
    }

    private void publish(long now) {
        Map<String, TenantState> before = states;
        Map<String, TenantState> current = new HashMap<>();
        tenants.values().forEach(tenant -> {
            TenantState state = tenant.state(now, places.taken(tenant.name()));
            current.put(tenant.name(), state);
            if (state.standing()
                    != before.getOrDefault(tenant.name(), TenantState.INITIAL).standing()) {
                watch.turned(tenant.name(), state);
            }
        });
        states = Map.copyOf(current);
    }
}
