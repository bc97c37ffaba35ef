package dev.mainsheet.egress;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of one attempt to deliver. */
public sealed interface Answer {

    /** The HTTP status, where one came. */
    OptionalInt status();

    /** How long the answer asks us to wait. */
    Optional<Duration> retryAfter();

    /** A cleaned, bounded piece of the answer's body; may be empty. */
    String excerpt();

    /** How it is counted: a bounded set of values. */
    String result();

    /** In a word, for logs. Names no URL and no body. */
    String describe();

    /** The listener answered. */
    record Responded(int code, Optional<Duration> retryAfter, String excerpt) implements Answer {

        @Override
        public OptionalInt status() {
            return OptionalInt.of(code);
        }

        @Override
        public String result() {
            return code == 429 ? "429" : code / 100 + "xx";
        }

        @Override
        public String describe() {
            return "status " + code;
        }
    }

    /** No answer came. */
    record Failed(IoFault fault) implements Answer {

        @Override
        public OptionalInt status() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<Duration> retryAfter() {
            return Optional.empty();
        }

        @Override
        public String excerpt() {
            return "";
        }

        @Override
        public String result() {
            return "io";
        }

        @Override
        public String describe() {
            return fault.text();
        }
    }
}
