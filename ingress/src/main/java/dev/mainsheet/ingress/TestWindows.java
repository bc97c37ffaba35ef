package dev.mainsheet.ingress;

import dev.mainsheet.schemas.TestWindow;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The test windows that operators have ordered. One thread replaces them, any asks. */
public final class TestWindows {

    private volatile List<TestWindow> ordered = List.of();

    /** These hold from now on, and no others. */
    public void replace(Collection<TestWindow> windows) {
        ordered = List.copyOf(windows);
    }

    /** Whether an event received at {@code at} is a test by one of them. */
    boolean cover(TriggerPath path, Instant at) {
        for (TestWindow window : ordered) {
            if (window.covers(path.tenant(), path.trigger(), at)) {
                return true;
            }
        }
        return false;
    }

    /** How many are open at {@code at}. */
    long open(Instant at) {
        return ordered.stream().filter(window -> at.isBefore(window.until())).count();
    }
}
