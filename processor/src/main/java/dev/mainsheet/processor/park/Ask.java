package dev.mainsheet.processor.park;

import dev.mainsheet.processor.people.Enquiry;
import java.time.Duration;

/**
 * People are wanted.
 *
 * @param enquiry who they are; nobody, if a delivery only waits for its turn
 * @param route the name of the route that wants them
 * @param longest how long the delivery waits for them
 * @param afterwards what comes then
 */
public record Ask(Enquiry enquiry, String route, Duration longest, Afterwards afterwards) {

    /** What becomes of a delivery that has waited for its time. */
    public enum Afterwards {
        /** It goes on waiting. */
        HOLD,
        /** It goes without them, as its route says: see {@link Unit#overdue}. */
        LET_GO
    }
}
