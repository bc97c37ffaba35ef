package dev.mainsheet.ingress.http;

import dev.mainsheet.ingress.Intake;
import dev.mainsheet.ingress.Keeping;
import dev.mainsheet.runtime.health.CheckResult;
import dev.mainsheet.schemas.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Keeps every event at once. */
public class KeepingIntake implements Intake {

    private final List<Event> events = new CopyOnWriteArrayList<>();

    @Override
    public void keep(Event event, Duration within, Consumer<Keeping> answer) {
        events.add(event);
        answer.accept(new Keeping.Kept());
    }

    @Override
    public CheckResult check() {
        return CheckResult.up("keeps all");
    }

    /** In the order in which they came. */
    public List<Event> events() {
        return events;
    }
}
