package dev.mainsheet.ingress.body;

import java.util.Optional;
import java.util.function.Function;

/** What a pass over a body found. */
public sealed interface ScanResult {

    /** Goes on with whichever it is. */
    <T> T fold(Function<JsonObject, T> object, Function<Malformed, T> malformed);

    /**
     * The body is one JSON object.
     *
     * @param subject the id of the identity it is about
     * @param senderId what the sender calls the event
     * @param test whether it has the mark of a test
     * @param body the bytes as received, or a copy in which the values at secret paths are replaced
     */
    record JsonObject(Optional<String> subject, Optional<String> senderId, boolean test, byte[] body)
            implements ScanResult {
        @Override
        public <T> T fold(Function<JsonObject, T> object, Function<Malformed, T> malformed) {
            return object.apply(this);
        }
    }

    /**
     * The body is something else.
     *
     * @param what is wrong, without any of the content, as a clause
     * @param line counted from 1
     * @param column counted from 1, in bytes
     */
    record Malformed(String what, int line, int column) implements ScanResult {

        @Override
        public <T> T fold(Function<JsonObject, T> object, Function<Malformed, T> malformed) {
            return malformed.apply(this);
        }

        /** What is wrong and where, as a sentence. */
        public String sentence() {
            return "At line " + line + ", column " + column + ": " + what + ".";
        }
    }
}
