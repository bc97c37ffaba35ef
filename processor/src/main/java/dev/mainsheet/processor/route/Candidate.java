package dev.mainsheet.processor.route;

/** An event as routes see it. */
public interface Candidate {

    /** Its trigger id. */
    String trigger();

    /** Whether it is a test. */
    boolean test();

    /** Its body, a tree of maps and lists. */
    Object body();

    /**
     * The body that {@code route} would send, as such a tree too; built only for routes that ask. Of a route that looks
     * people up, or splits, it is asked only once those are known.
     */
    Object finished(Route route);
}
