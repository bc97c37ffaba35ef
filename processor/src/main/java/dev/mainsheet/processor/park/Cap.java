package dev.mainsheet.processor.park;

/**
 * How much is parked. It closes the gate at either limit, and opens it again only at nine tenths of both: each change costs
 * what the consumer has fetched in advance. Owned by the thread of its park.
 */
final class Cap {

    private static final double OPEN_AGAIN = 0.9;

    private final ParkLimits limits;
    private final Gate gate;
    private int entries;
    private long bytes;
    private boolean full;

    Cap(ParkLimits limits, Gate gate) {
        this.limits = limits;
        this.gate = gate;
    }

    void add(int size) {
        entries++;
        bytes += size;
        if (!full && (entries >= limits.maxEntries() || bytes >= limits.maxBytes())) {
            full = true;
            gate.close();
        }
    }

    void remove(int size) {
        entries--;
        bytes -= size;
        if (full && entries <= OPEN_AGAIN * limits.maxEntries() && bytes <= OPEN_AGAIN * limits.maxBytes()) {
            full = false;
            gate.open();
        }
    }

    int entries() {
        return entries;
    }

    long bytes() {
        return bytes;
    }

    boolean isFull() {
        return full;
    }
}
