package dev.mainsheet.testkit.broker;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Exit;

/**
 * Catches what Kafka would end the process for. Kafka is written to have the process to itself: on a fault it cannot
 * live with it halts the JVM, from whichever of its threads found out. Here other services share the JVM, so the broker's
 * threads run in a {@link ThreadGroup} of their own; a halt asked for by one of them becomes one report and ends that
 * thread only, and a halt asked for by any other thread is carried out.
 */
final class FaultTrap {

    /** Weak, so that a trap lasts exactly as long as threads that could spring it. */
    private static final Map<ThreadGroup, FaultTrap> TRAPS = Collections.synchronizedMap(new WeakHashMap<>());

    private final Consumer<String> report;
    private final AtomicBoolean sprung = new AtomicBoolean();

    private FaultTrap(Consumer<String> report) {
        this.report = report;
    }

    /** From now on the first fault on {@code threads} goes to {@code report}. */
    static FaultTrap set(ThreadGroup threads, Consumer<String> report) {
        Exit.setHaltProcedure(
                (status, message) -> end(message, () -> Runtime.getRuntime().halt(status)));
        Exit.setExitProcedure((status, message) -> end(message, () -> System.exit(status)));
        FaultTrap trap = new FaultTrap(report);
        TRAPS.put(threads, trap);
        return trap;
    }

    boolean isSprung() {
        return sprung.get();
    }

    /** Faults of a broker that is being stopped are news to nobody; its threads are still not to end the process. */
    void mute() {
        sprung.set(true);
    }

    void spring(String fault) {
        if (sprung.compareAndSet(false, true)) {
            report.accept(fault);
        }
    }

    private static void end(String message, Runnable endProcess) {
        for (ThreadGroup g = Thread.currentThread().getThreadGroup(); g != null; g = g.getParent()) {
            FaultTrap trap = TRAPS.get(g);
            if (trap != null) {
                String fault = message == null ? "Kafka gave up for the reason it logged just before" : message;
                trap.spring(fault);
                throw new BrokerEnded(fault);
            }
        }
        endProcess.run();
    }

    /** Unwinds the thread that asked for the end, in place of a halt, which never returns either. */
    private static final class BrokerEnded extends Error {

        private static final long serialVersionUID = 1L;

        BrokerEnded(String fault) {
            super(fault);
        }
    }
}
