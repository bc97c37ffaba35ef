package dev.mainsheet.testkit.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a stand-in is to do wrong, to which requests, how many times.
 *
 * @param match the requests it is for
 * @param count how many of them, at least 1
 * @param effect what happens to each
 */
public record Fault(Match match, int count, Effect effect) {

    public Fault {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + " is not a number from 1");
        }
    }

    /** The next {@code count} requests, whatever they are, are answered with {@code status}. */
    public static Fault status(int status, int count) {
        return new Fault(Match.ANY, count, Effect.NONE.status(status));
    }

    /** The same fault, for these requests only. */
    public Fault on(Match requests) {
        return new Fault(requests, count, effect);
    }

    /**
     * Requests, by what they have; what is absent here is not looked at.
     *
     * @param path a part of the request's path
     * @param id the id of the event the request carries, as the stand-in knows it
     */
    public record Match(Optional<String> path, Optional<String> id) {

        public static final Match ANY = new Match(Optional.empty(), Optional.empty());

        /** Requests whose path contains {@code part}. */
        public static Match path(String part) {
            return new Match(Optional.of(part), Optional.empty());
        }

        /** Requests that carry the event {@code id}. */
        public static Match id(String id) {
            return new Match(Optional.empty(), Optional.of(id));
        }

        boolean accepts(FaultSubject request) {
            return path.map(request.path()::contains).orElse(true)
                    && id.map(request::carries).orElse(true);
        }
    }

    /**
     * What happens to a request.
     *
     * @param status answered in place of what the stand-in would say; absent leaves it to the stand-in
     * @param delay passes before the answer
     * @param retryAfter the header of that name on the answer: seconds or an HTTP date
     * @param body sent in place of the answer's own
     * @param ending whether there is an answer at all
     */
    public record Effect(
            OptionalInt status, Duration delay, Optional<String> retryAfter, Optional<FaultyBody> body, Ending ending) {

        public static final Effect NONE =
                new Effect(OptionalInt.empty(), Duration.ZERO, Optional.empty(), Optional.empty(), Ending.ANSWER);

        public Effect status(int value) {
            return new Effect(OptionalInt.of(value), delay, retryAfter, body, ending);
        }

        public Effect delay(Duration value) {
            return new Effect(status, value, retryAfter, body, ending);
        }

        public Effect retryAfter(String value) {
            return new Effect(status, delay, Optional.of(value), body, ending);
        }

        public Effect body(FaultyBody value) {
            return new Effect(status, delay, retryAfter, Optional.of(value), ending);
        }

        public Effect drop() {
            return new Effect(status, delay, retryAfter, body, Ending.DROP);
        }

        public Effect hang() {
            return new Effect(status, delay, retryAfter, body, Ending.HANG);
        }
    }

    /** How a request ends. */
    public enum Ending {
        /** With an answer. */
        ANSWER,
        /** The connection is closed without one. With a status, the request counted as that and only its answer is lost. */
        DROP,
        /** Nothing ever comes, and the connection stays; a status as with {@link #DROP}. */
        HANG
    }
}
