package dev.mainsheet.console.doctor.directory;

import dev.mainsheet.console.doctor.Clocks;
import dev.mainsheet.runtime.http.Reply;
import java.time.Instant;
import java.time.InstantSource;

/** Reads what time it is at a system off the answers that it gives anyway. */
record ClockWatch(InstantSource clock, Clocks clocks) {

    /** This machine's time, before a system is asked. */
    Instant now() {
        return clock.instant();
    }

    /**
     * It has answered.
     *
     * @param asked when it had not yet
     */
    void saw(String whose, Reply reply, Instant asked) {
        if (reply instanceof Reply.Answered answered) {
            answered.date().ifPresent(date -> clocks.saw(whose, date, asked, clock.instant()));
        }
    }
}
