package dev.mainsheet.runtime;

import java.time.Duration;

/** Something that is started once, runs until it is stopped, and is stopped once. */
public interface Service {

    /** For log lines and error texts. */
    String name();

    /**
     * Starts, and returns when it runs.
     *
     * @throws StartException if it cannot; nothing it started is left running then
     */
    void start() throws StartException;

    /**
     * Stops: finishes what is under way as far as that goes, and returns no later than after {@code within}. Does nothing
     * if it never started.
     */
    void stop(Duration within);
}
