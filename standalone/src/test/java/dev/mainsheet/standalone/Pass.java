package dev.mainsheet.standalone;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass: where a scenario is about how long something lasts, and not about what comes of it. */
final class Pass {

    private Pass() {}

    static void by(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
