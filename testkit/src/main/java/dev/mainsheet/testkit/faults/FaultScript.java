package dev.mainsheet.testkit.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;

/**
 * The faults a stand-in has still to commit, oldest first: a request takes the oldest one that is for it, and a fault is
 * gone after as many requests as it counts. Thread-safe.
 */
public final class FaultScript {

    /** More would be a script nobody can read, and a loop that forgot to clear. */
    public static final int MAX_FAULTS = 10_000;

    private final List<Fault> faults = new ArrayList<>();

    /**
     * Adds a fault behind the others.
     *
     * @throws IllegalStateException if {@value #MAX_FAULTS} are waiting already
     */
    public synchronized void add(Fault fault) {
        if (faults.size() == MAX_FAULTS) {
            throw new IllegalStateException(MAX_FAULTS + " faults are waiting already; clear them first");
        }
        faults.add(fault);
    }

    /** What is to happen to this request: {@link Fault.Effect#NONE} where no fault is for it. */
    public synchronized Fault.Effect next(FaultSubject request) {
        ListIterator<Fault> each = faults.listIterator();
        while (each.hasNext()) {
            Fault fault = each.next();
            if (fault.match().accepts(request)) {
                if (fault.count() == 1) {
                    each.remove();
                } else {
                    each.set(new Fault(fault.match(), fault.count() - 1, fault.effect()));
                }
                return fault.effect();
            }
        }
        return Fault.Effect.NONE;
    }

    /** The faults still to come. */
    public synchronized List<Fault> waiting() {
        return List.copyOf(faults);
    }

    /** Forgets them all. */
    public synchronized void clear() {
        faults.clear();
    }
}
