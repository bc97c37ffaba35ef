package dev.mainsheet.directory.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.runtime.http.Reply;
import java.util.Optional;

/**
 * What is made of one kind of answer.
 *
 * @param <T> what was asked for
 */
public interface Reading<T> {

    /** What stands there; empty if it is not what was asked for. */
    Optional<T> read(JsonNode answer);

    /** What a refusal means, where it means something of its own; empty: what it means everywhere. */
    default Optional<Outcome<T>> refused(Reply.Answered refusal) {
        return Optional.empty();
    }
}
