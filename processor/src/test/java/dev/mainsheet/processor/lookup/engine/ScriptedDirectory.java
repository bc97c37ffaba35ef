package dev.mainsheet.processor.lookup.engine;

import dev.mainsheet.directory.Answer;
import dev.mainsheet.directory.Directory;
import dev.mainsheet.directory.Failure;
import dev.mainsheet.directory.Query;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A directory that answers when the test says so, and remembers what it was asked. */
final class ScriptedDirectory implements Directory {

    /** In order, repeats included. */
    final List<String> asked = new ArrayList<>();

    private final Map<String, CompletableFuture<Answer>> open = new LinkedHashMap<>();

    @Override
    public CompletionStage<Answer> find(Query query) {
        String name = ((Query.ByAttribute) query).value();
        asked.add(name);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        open.put(name, answer);
        return answer;
    }

    /** Whom it is being asked for now. */
    List<String> open() {
        return List.copyOf(open.keySet());
    }

    void answer(String name, Answer answer) {
        open.remove(name).complete(answer);
    }

    void breakDown(String name) {
        open.remove(name).completeExceptionally(new IllegalStateException(name));
    }

    void found(String name) {
        answer(name, new Answer.Found(People.person(name)));
    }

    void notFound(String name) {
        answer(name, new Answer.NotFound());
    }

    void fail(String name, Failure.Kind kind) {
        answer(name, new Answer.Failed(Failure.of(kind, "host iiq.example.com: " + kind)));
    }

    void fail(String name, Failure.Kind kind, Duration retryAfter) {
        answer(name, new Answer.Failed(new Failure(kind, "host iiq.example.com", Optional.of(retryAfter))));
    }
}
