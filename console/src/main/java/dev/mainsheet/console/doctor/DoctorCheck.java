package dev.mainsheet.console.doctor;

import java.util.List;

/** One thing that {@code doctor} looks at. Changes nothing, and returns within a few seconds. */
interface DoctorCheck {

    /** At least one finding. */
    List<Finding> run();
}
