package dev.mainsheet.processor;

import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.lookup.Question;
import dev.mainsheet.processor.park.ScriptedLookups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A directory that says nothing until it is switched on, and then answers everybody. Safe to use from any thread. */
final class SwitchedLookups implements Lookups {

    private final List<Runnable> waiting = new ArrayList<>();
    private Predicate<String> known = name -> false;
    private boolean answering;

    /** These are known at once, whether it answers or not. */
    synchronized void knowWho(Predicate<String> names) {
        known = names;
    }

    /** From now on. */
    synchronized void answer() {
        answering = true;
        waiting.forEach(Runnable::run);
        waiting.clear();
    }

    synchronized void fallSilent() {
        answering = false;
    }

    @Override
    public synchronized Optional<Finding> known(Question question) {
        return known.test(ScriptedLookups.value(question))
                ? Optional.of(ScriptedLookups.found(question))
                : Optional.empty();
    }

    @Override
    public synchronized Asking ask(Question question, Consumer<Finding> answer) {
        Runnable answering = () -> answer.accept(ScriptedLookups.found(question));
        if (this.answering) {
            answering.run();
            return () -> {};
        }
        waiting.add(answering);
        return () -> giveUp(answering);
    }

    private synchronized void giveUp(Runnable answering) {
        waiting.remove(answering);
    }
}
