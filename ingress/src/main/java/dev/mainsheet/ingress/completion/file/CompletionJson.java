package dev.mainsheet.ingress.completion.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainsheet.ingress.completion.Answer;
import dev.mainsheet.ingress.completion.Completion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/** A completion as one JSON object: {@code {"version":1,"id","token","deadline","output"|"error"}}, deadline in epoch ms. */
final class CompletionJson {

    private static final int VERSION = 1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CompletionJson() {}

    static byte[] write(Completion completion) {
        ObjectNode object = JSON.createObjectNode()
                .put("version", VERSION)
                .put("id", completion.id())
                .put("token", completion.token())
                .put("deadline", completion.deadline().toEpochMilli());
        completion.answer().writeTo(object);
        try {
            return JSON.writeValueAsBytes(object);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a tree can be written", impossible);
        }
    }

    /** Empty if {@code bytes} are none, or only a part of one. */
    static Optional<Completion> read(byte[] bytes) {
        JsonNode object;
        try {
            object = JSON.readTree(bytes);
        } catch (IOException malformed) {
            return Optional.empty();
        }
        boolean whole = object.path("version").asInt() == VERSION
                && object.path("id").isTextual()
                && object.path("token").isTextual()
                && object.path("deadline").isIntegralNumber()
                && object.has("output");
        return whole ? Optional.of(completion(object)) : Optional.empty();
    }

    private static Completion completion(JsonNode object) {
        Answer answer = object.has("error")
                ? new Answer.Failed(object.get("error").asText())
                : new Answer.Output(object.get("output"));
        return new Completion(
                object.get("id").textValue(),
                object.get("token").textValue(),
                Instant.ofEpochMilli(object.get("deadline").longValue()),
                answer);
    }
}
