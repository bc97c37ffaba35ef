package dev.mainsheet.ingress.intake;

/**
 * What may be under way at once; beyond it, whoever asks refuses further events.
 *
 * @param events that wait for their answer
 * @param bytes of their bodies
 */
public record Room(int events, long bytes) {

    /** Left for what comes while the others go to the journal, and for what is still being received. */
    private static final int PARTS = 4;

    /** Whether so much waits that new events may soon find no room. */
    boolean runsOut(int waiting, long waitingBytes) {
        return waiting > events / PARTS || waitingBytes > bytes / PARTS;
    }
}
