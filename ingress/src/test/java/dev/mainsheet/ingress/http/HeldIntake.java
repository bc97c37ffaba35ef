package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Holds events until the test says what becomes of them. */
final class HeldIntake implements Intake {

    private final List<Consumer<Keeping>> waiting = new CopyOnWriteArrayList<>();
    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void keep(Event event, Duration within, Consumer<Keeping> answer) {
        // Last, since tests wait for the event and then answer it.
        waiting.add(answer);
        events.add(event);
    }

    @Override
    public CheckResult check() {
        return CheckResult.up("held");
    }

    List<Event> events() {
        return events;
    }

    void answer(int which, Keeping keeping) {
        waiting.get(which).accept(keeping);
    }
}
