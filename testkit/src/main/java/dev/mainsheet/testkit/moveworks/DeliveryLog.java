package dev.mainsheet.testkit.moveworks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a listener got, in order of arrival, the oldest forgotten beyond its bounds. Thread-safe. */
final class DeliveryLog {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);

    private final int maxEntries;
    private final long maxBytes;

    private final Deque<ReceivedDelivery> entries = new ArrayDeque<>();
    private long bytes;
    private long forgotten;

    DeliveryLog(int maxEntries, long maxBytes) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    synchronized void add(ReceivedDelivery delivery) {
        entries.addLast(delivery);
        bytes += delivery.bytes();
        while (entries.size() > maxEntries || bytes > maxBytes) {
            forgetOldest();
        }
    }

    synchronized List<ReceivedDelivery> all() {
        return List.copyOf(entries);
    }

    /** How many were forgotten since the last clear: with any, {@link #all} is not all. */
    synchronized long forgotten() {
        return forgotten;
    }

    synchronized void clear() {
        entries.clear();
        bytes = 0;
        forgotten = 0;
    }

    private void forgetOldest() {
        bytes -= entries.removeFirst().bytes();
        forgotten++;
        if (forgotten == 1) {
            LOG.warn(
                    "the Moveworks stand-in keeps {} deliveries or {} bytes, and forgets the oldest from here on",
                    maxEntries,
                    maxBytes);
        }
    }
}
