package dev.mainsheet.ingress.intake;

import dev.mainsheet.schemas.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A producer to one partition, whose answers a test gives. */
final class HandOutlet implements Outlet {

    final List<Event> sent = new ArrayList<>();
    private final List<Consumer<Optional<Refusal>>> answers = new ArrayList<>();

    /** What the next events are refused with, at once. */
    Optional<Refusal> refusesOnce = Optional.empty();

    boolean abandoned;

    @Override
    public int partitions() {
        return 1;
    }

    @Override
    public boolean hasLeader(int partition) {
        return true;
    }

    @Override
    public Optional<Refusal> send(Event event, Consumer<Optional<Refusal>> done) {
        Optional<Refusal> refusal = refusesOnce;
        refusesOnce = Optional.empty();
        if (refusal.isEmpty()) {
            sent.add(event);
            answers.add(done);
        }
        return refusal;
    }

    @Override
    public Optional<Refusal> send(Event event, int partition, Consumer<Optional<Refusal>> done) {
        return send(event, done);
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    void acknowledge(int which) {
        answers.get(which).accept(Optional.empty());
    }

    void refuse(int which, Refusal refusal) {
        answers.get(which).accept(Optional.of(refusal));
    }

    List<String> ids() {
        return sent.stream().map(Event::id).toList();
    }
}
