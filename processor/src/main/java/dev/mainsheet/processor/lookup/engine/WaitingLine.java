package dev.mainsheet.processor.lookup.engine;

import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Whom a directory is still to be asked for: those whose turn it is, in order, and those whose time comes later. How many
 * there are is bounded by who asks: every delivery asks for a bounded number of people, and only a bounded number of
 * deliveries ask.
 */
final class WaitingLine {

    private static final Comparator<Inquiry> BY_TIME =
            Comparator.<Inquiry>comparingLong(Inquiry::due).thenComparingLong(Inquiry::number);

    private final LinkedHashSet<Inquiry> ready = new LinkedHashSet<>();
    private final TreeSet<Inquiry> later = new TreeSet<>(BY_TIME);

    /** To be asked for when those before it have been. */
    void add(Inquiry inquiry) {
        ready.add(inquiry);
    }

    /** To be asked for when its time has come. */
    void addLater(Inquiry inquiry, long due) {
        inquiry.dueAt(due);
        later.add(inquiry);
    }

    void remove(Inquiry inquiry) {
        if (!ready.remove(inquiry)) {
            later.remove(inquiry);
        }
    }

    boolean isEmpty() {
        return ready.isEmpty() && later.isEmpty();
    }

    /** When the next turn is. Not to be asked of an empty line. */
    long nextAt(long now) {
        return ready.isEmpty() ? later.first().due() : now;
    }

    /** Takes out whose turn it is; there must be one. */
    Inquiry take(long now) {
        while (!later.isEmpty() && later.first().due() <= now) {
            ready.add(later.pollFirst());
        }
        Iterator<Inquiry> inOrder = ready.iterator();
        Inquiry first = inOrder.next();
        inOrder.remove();
        return first;
    }

    /**
     * Takes out whose turn it is or, if it is nobody's, whose time comes first. Whoever is put back for later is taken again
     * after the others, so that no single one decides what is thought of a directory.
     */
    Inquiry takeAny(long now) {
        return nextAt(now) <= now ? take(now) : later.pollFirst();
    }

    /** For those of whom this is true, the time has come. */
    void hurry(Predicate<Inquiry> whom) {
        List<Inquiry> hurried = later.stream().filter(whom).toList();
        hurried.forEach(later::remove);
        ready.addAll(hurried);
    }
}
