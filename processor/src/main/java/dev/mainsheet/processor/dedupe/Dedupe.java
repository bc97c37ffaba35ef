package dev.mainsheet.processor.dedupe;

import dev.mainsheet.processor.filter.BadExpressionException;
import dev.mainsheet.processor.filter.EvaluationTime;
import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether an event is a duplicate. Only events that went through are remembered, so a window counts from the last
 * that did: a steady stream of the same content is thinned out and never silenced.
 *
 * <p>Events are compared within a record key, which is a subject, because only those are sure to meet on one partition. An
 * event without a subject therefore always goes through; a subject path for its trigger is the remedy.
 *
 * <p>Owned by one thread, as its memory and its expressions are.
 */
public final class Dedupe {

    private final List<CompiledRule> rules;
    private final DedupeMemory memory;

    private Dedupe(List<CompiledRule> rules, DedupeMemory memory) {
        this.rules = rules;
        this.memory = memory;
    }

    /**
     * @param configured in file order; {@link DedupeRule#DEFAULT} comes after them
     * @param memory of this partition
     * @throws BadExpressionException naming the key of the first path that cannot be used
     */
    public static Dedupe compile(List<DedupeRule> configured, DedupeMemory memory) throws BadExpressionException {
        List<CompiledRule> compiled = new ArrayList<>();
        for (DedupeRule rule : configured) {
            compiled.add(CompiledRule.compile(rule));
        }
        compiled.add(CompiledRule.compile(DedupeRule.DEFAULT));
        return new Dedupe(List.copyOf(compiled), memory);
    }

    /** Refuses a rule that cannot be used, naming the key. */
    public static void check(DedupeRule rule) throws BadExpressionException {
        CompiledRule.compile(rule);
    }

    /**
     * Whether {@code event} repeats another; if not, it is remembered from now on.
     *
     * @param body its body, a tree
     * @param appendedAt its append time, epoch milliseconds
     * @param time for the paths of a rule
     */
    public Optional<Duplicate> check(Event event, Map<String, ?> body, long appendedAt, EvaluationTime time) {
        if (event.subject() == null) {
            return Optional.empty();
        }
        CompiledRule rule = ruleFor(event.trigger());
        return switch (rule.rule().by()) {
            case CONSECUTIVE ->
                consecutive(event, rule, new Sighting(event.id(), appendedAt, CanonicalJson.hashOfBody(body)));
            case CONTENT ->
                anyWithin(event, rule, new Sighting(event.id(), appendedAt, CanonicalJson.hashOfBody(body)));
            case PATHS ->
                rule.hashOfValues(body, time)
                        .flatMap(hash -> anyWithin(event, rule, new Sighting(event.id(), appendedAt, hash)));
            case NONE -> Optional.empty();
        };
    }

    private Optional<Duplicate> consecutive(Event event, CompiledRule rule, Sighting now) {
        Optional<Sighting> repeated =
                memory.latest(event.trigger(), event.key()).filter(latest -> rule.repeats(latest, now));
        if (repeated.isEmpty()) {
            memory.rememberLatest(event.trigger(), event.key(), now);
        }
        return repeated.map(earlier -> rule.duplicate(Reason.CONSECUTIVE, earlier));
    }

    private Optional<Duplicate> anyWithin(Event event, CompiledRule rule, Sighting now) {
        Optional<Sighting> repeated =
                memory.latestWith(now.hash(), event.trigger(), event.key()).filter(latest -> rule.repeats(latest, now));
        if (repeated.isEmpty()) {
            memory.rememberByHash(event.trigger(), event.key(), now);
        }
        return repeated.map(earlier -> rule.duplicate(Reason.CONTENT, earlier));
    }

    /** There always is one: the default names every trigger. */
    private CompiledRule ruleFor(String trigger) {
        return rules.stream()
                .filter(rule -> rule.rule().isFor(trigger))
                .findFirst()
                .orElseThrow();
    }
}
