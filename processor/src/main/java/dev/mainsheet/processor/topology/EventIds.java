package dev.mainsheet.processor.topology;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.HeaderNames;
import dev.mainsheet.schemas.UndecodableException;

/** Checks that delivery ids, outcomes and state can be kept under an event's ids: only a foreign record fails. */
final class EventIds {

    private static final int LONGEST = 256;

    /** Longer than any body the ingress takes, and short enough to be a key in our stores. */
    private static final int LONGEST_KEY = 1_100_000;

    private EventIds() {}

    /**
     * @param replayed whether it lay among the replays
     * @throws UndecodableException naming the header that is not of its form
     */
    static void check(Event event, boolean replayed) throws UndecodableException {
        if (event.key().length() > LONGEST_KEY) {
            throw new UndecodableException("the key is longer than " + LONGEST_KEY + " characters");
        }
        check(HeaderNames.EVENT_ID, event.id(), "#~/");
        check(HeaderNames.TRIGGER, event.trigger(), "\0");
        check(HeaderNames.TENANT, event.tenant(), "");
        if (event.replayId() != null) {
            check(HeaderNames.REPLAY_ID, event.replayId(), "#~/");
        } else if (replayed) {
            throw new UndecodableException("header " + HeaderNames.REPLAY_ID + " is missing on a replay");
        }
    }

    private static void check(String header, String value, String separators) throws UndecodableException {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw new UndecodableException("header " + header + " is not of 1 to " + LONGEST + " characters");
        }
        if (value.chars().anyMatch(c -> separators.indexOf(c) >= 0)) {
            throw new UndecodableException("header " + header + " contains one of " + separators);
        }
    }
}
