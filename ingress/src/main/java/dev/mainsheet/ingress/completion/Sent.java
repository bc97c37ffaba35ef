package dev.mainsheet.ingress.completion;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt to complete. */
public sealed interface Sent {

    /** How it is counted: a bounded set of values. */
    String result();

    /** In a word, for logs. */
    String describe();

    /** SailPoint answered. */
    record Answered(int status, Optional<Duration> retryAfter) implements Sent {
        @Override
        public String result() {
            return status == 429 ? "429" : status / 100 + "xx";
        }

        @Override
        public String describe() {
            return "status " + status;
        }
    }

    /**
     * No answer came.
     *
     * @param fault the kind of failure
     */
    record Unanswered(String fault) implements Sent {
        @Override
        public String result() {
            return "io";
        }

        @Override
        public String describe() {
            return fault;
        }
    }
}
