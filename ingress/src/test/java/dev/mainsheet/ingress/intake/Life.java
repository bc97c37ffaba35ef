package dev.mainsheet.ingress.intake;

/** A process: what it has still to do ends with it. */
final class Life {

    private final VirtualTime time;
    private boolean ended;

    Life(VirtualTime time) {
        this.time = time;
    }

    void after(long millis, Runnable work) {
        time.after(millis, () -> {
            if (!ended) {
                work.run();
            }
        });
    }

    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }
}
