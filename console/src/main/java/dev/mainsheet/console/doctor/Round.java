package dev.mainsheet.console.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Checks side by side, all within one limit of time. One that hangs or breaks says so, and takes nothing from the others. */
final class Round {

    private final Duration limit;

    Round(Duration limit) {
        this.limit = limit;
    }

    /** What they found, in their order. */
    List<Finding> of(List<DoctorCheck> checks) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(checks.size(), Round::daemon);
        try {
            List<Future<List<Finding>>> visits = new ArrayList<>();
            checks.forEach(check -> visits.add(threads.submit(check::run)));
            long end = System.nanoTime() + limit.toNanos();
            List<Finding> findings = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                findings.addAll(findings(checks.get(i).name(), visits.get(i), end - System.nanoTime()));
            }
            return findings;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A check that does not heed an interrupt, as while a name is resolved, must not keep the process alive. */
    private static Thread daemon(Runnable check) {
        Thread thread = new Thread(check, "doctor");
        thread.setDaemon(true);
        return thread;
    }

    private List<Finding> findings(String name, Future<List<Finding>> visit, long nanosLeft)
            throws InterruptedException {
        try {
            return visit.get(Math.max(0, nanosLeft), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hung) {
            return List.of(Finding.red(
                    name,
                    "no answer within " + limit.toSeconds() + " s",
                    "See whether a firewall or a name server on the way drops what it should refuse."));
        } catch (ExecutionException broken) {
            return List.of(Finding.red(
                    name,
                    "could not be looked at: " + place(broken.getCause()),
                    "This is a fault of doctor: report it with this line."));
        }
    }

    /** Not the message: who knows what it repeats. */
    private static String place(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
