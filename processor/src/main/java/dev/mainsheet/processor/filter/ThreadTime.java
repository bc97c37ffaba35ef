package dev.mainsheet.processor.filter;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * A clock that counts only what its reader's thread has worked. A pause for garbage, a slow disk or a busy machine then
 * never makes a harmless filter run out of time.
 */
public final class ThreadTime {

    private ThreadTime() {}

    /** Nanoseconds of processor time of the calling thread; of the wall where the JVM cannot tell. */
    public static LongSupplier nanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean known = threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled();
        return known ? threads::getCurrentThreadCpuTime : System::nanoTime;
    }
}
