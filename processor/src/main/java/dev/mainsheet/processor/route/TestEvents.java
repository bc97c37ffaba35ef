package dev.mainsheet.processor.route;

/** What a route does with test events. */
public enum TestEvents {
    /** It never gets one: whoever tries something out tells nobody. */
    EXCLUDE,
    /** It treats them like any other. */
    INCLUDE,
    /** It gets nothing else. */
    ONLY;

    boolean takes(Candidate event) {
        return switch (this) {
            case EXCLUDE -> !event.test();
            case INCLUDE -> true;
            case ONLY -> event.test();
        };
    }
}
