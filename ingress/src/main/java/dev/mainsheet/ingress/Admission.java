package dev.mainsheet.ingress;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds what is under way at once, so that memory stays flat however fast events come. Safe for any thread. */
public final class Admission {

    private final int maxRequests;
    private final long maxBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    /**
     * @param maxRequests from the end of the head to the answer
     * @param maxBytes of bodies held for them
     */
    public Admission(int maxRequests, long maxBytes) {
        this.maxRequests = maxRequests;
        this.maxBytes = maxBytes;
    }

    /** The bytes of bodies held now. */
    public long bytesInFlight() {
        return bytes.get();
    }

    /** The requests under way now. */
    public int requestsInFlight() {
        return requests.get();
    }

    /** Takes a place for a request. The caller leaves it if there was room, and has to do nothing if there was none. */
    public Place enter() {
        boolean room = requests.incrementAndGet() <= maxRequests;
        Place place = new Place(room);
        if (!room) {
            place.leave();
        }
        return place;
    }

    /** One request's place. Used by one thread at a time. */
    public final class Place {

        private final boolean granted;
        private long held;
        private boolean left;

        private Place(boolean granted) {
            this.granted = granted;
        }

        /** Whether there was room. */
        public boolean granted() {
            return granted;
        }

        /** Holds {@code more} bytes of its body, until it leaves; or says that there is no room, and holds none of them. */
        public boolean hold(int more) {
            long most = maxBytes - more;
            boolean room = bytes.getAndUpdate(now -> now <= most ? now + more : now) <= most;
            held += room ? more : 0;
            return room;
        }

        /** Gives all back; again does nothing. */
        public void leave() {
            if (!left) {
                left = true;
                requests.decrementAndGet();
                bytes.addAndGet(-held);
            }
        }
    }
}
