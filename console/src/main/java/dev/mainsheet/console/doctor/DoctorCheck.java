package dev.mainsheet.console.doctor;

import java.util.List;

/** One thing that {@code doctor} looks at. Changes nothing, unless the operator asked for just that. */
public interface DoctorCheck {

    /** What is looked at: said of it if it does not come to an end. */
    String name();

    /**
     * Looks. Runs on a thread of its own beside the other checks, which is interrupted when the time is over.
     *
     * @return one finding for each thing seen
     */
    List<Finding> run() throws InterruptedException;
}
