package dev.mainsheet.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several services as one: started in order, stopped in the opposite order within one bound. Started and stopped by one
 * thread at a time.
 */
public final class Lifecycle implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

    private final String name;
    private final List<Service> services;
    private final Deque<Service> running = new ArrayDeque<>();

    public Lifecycle(String name, List<Service> services) {
        this.name = name;
        this.services = List.copyOf(services);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() throws StartException {
        for (Service service : services) {
            try {
                service.start();
            } catch (StartException | RuntimeException refused) {
                stop(Duration.ofSeconds(5));
                throw refused;
            }
            running.push(service);
        }
    }

    @Override
    public synchronized void stop(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        while (!running.isEmpty()) {
            Service service = running.pop();
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            try {
                service.stop(left);
            } catch (RuntimeException failed) {
                LOG.warn("{} did not stop cleanly", service.name(), failed);
            }
        }
    }
}
