package dev.mainsheet.processor.topology;

/**
 * Names of nodes and stores. Changelogs are named after the stores: a name that changes is a state that is lost.
 */
final class Names {

    static final String EVENTS = "events";
    static final String REPLAYS = "replays";
    static final String DECODE = "decode";
    static final String SEEN_IDS = "seen-ids";
    static final String DEDUPE = "dedupe";
    static final String LATE = "late";
    static final String ROUTE = "route";
    static final String DELIVERIES = "deliveries";
    static final String OUTCOMES = "outcomes";
    static final String DEAD_LETTERS = "dead-letters";

    static final String SEEN_IDS_STORE = "seen-ids";
    static final String SIGHTINGS_STORE = "sightings";
    static final String LATEST_RECEIVED_STORE = "latest-received";
    static final String PARKED_STORE = "parked";
    static final String LAST_KNOWN_STORE = "last-known";

    private Names() {}
}
