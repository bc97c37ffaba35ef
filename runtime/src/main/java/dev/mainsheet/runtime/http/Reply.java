package dev.mainsheet.runtime.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What came of a call. */
public sealed interface Reply {

    /**
     * A whole answer.
     *
     * @param retryAfter how long it asks to be left alone
     * @param date the header of that name as it came: what time it was there
     */
    record Answered(int status, byte[] body, Optional<Duration> retryAfter, Optional<String> date) implements Reply {

        private static final int FIRST_REDIRECT = 300;
        private static final int FIRST_SUCCESS = 200;

        /** Whether it is what was asked for. */
        public boolean isSuccess() {
            return status >= FIRST_SUCCESS && status < FIRST_REDIRECT;
        }

        /** Whether it is a page for people, such as a login: whoever answers is not who was meant. */
        public boolean isMarkup() {
            return new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("<");
        }

        /** The status alone. */
        @Override
        public String toString() {
            return "status " + status;
        }
    }

    /** None. */
    record Unanswered(Fault fault) implements Reply {}
}
