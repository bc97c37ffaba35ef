package dev.mainsheet.testkit.http;

import dev.mainsheet.testkit.StandInAnswer;

/** What one address of a stand-in answers when nothing is wrong. Called on the stand-in's one event loop. */
@FunctionalInterface
public interface Endpoint {

    /** Answers at once. */
    StandInAnswer answer(StandInRequest request);
}
