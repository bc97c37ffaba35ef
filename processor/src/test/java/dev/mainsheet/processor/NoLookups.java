package dev.mainsheet.processor;

import dev.mainsheet.processor.lookup.Finding;
import dev.mainsheet.processor.lookup.Lookups;
import dev.mainsheet.processor.lookup.Question;
import java.util.Optional;
import java.util.function.Consumer;

/** Nobody is asked: whoever has to be found is waited for. */
final class NoLookups implements Lookups {

    @Override
    public Optional<Finding> known(Question question) {
        return Optional.empty();
    }

    @Override
    public Asking ask(Question question, Consumer<Finding> answer) {
        return () -> {};
    }
}
