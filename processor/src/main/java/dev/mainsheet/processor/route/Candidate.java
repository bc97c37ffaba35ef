package dev.mainsheet.processor.route;

/** An event as routes see it. */
public interface Candidate {

    /** Its trigger id. */
    String trigger();

    /** Whether it is a test. */
    boolean test();

    /** Its body, a tree of maps and lists. */
    Object body();

    /** The body that would be sent, as such a tree too; built only for routes that ask. */
    Object finished(Payload payload);
}
