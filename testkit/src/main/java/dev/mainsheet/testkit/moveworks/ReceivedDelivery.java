package dev.mainsheet.testkit.moveworks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One request a listener got, taken or refused.
 *
 * @param receivedAt when its last byte was there
 * @param path without the query
 * @param status what it was answered with, 0 where the connection was closed without one
 * @param headers by lower-case name; several of one name are joined by a comma
 * @param bodyBytes how long its body was
 * @param body its text; absent when there was none, and when it was over 1 MB and so never read
 */
public record ReceivedDelivery(
        Instant receivedAt,
        String path,
        int status,
        Map<String, String> headers,
        long bodyBytes,
        Optional<String> body) {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** What an entry takes beside its texts, roughly. */
    private static final int OVERHEAD_BYTES = 300;

    private static final int HEADER_OVERHEAD_BYTES = 100;

    /** Whether it was answered with 2xx. */
    public boolean accepted() {
        return status >= 200 && status < 300;
    }

    /** The body parsed; a missing node where it is absent or not JSON. */
    public JsonNode json() {
        if (body.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(body.get());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** About what it takes in memory. */
    long bytes() {
        long headerBytes = headers.entrySet().stream()
                .mapToLong(
                        header -> header.getKey().length() + header.getValue().length() + HEADER_OVERHEAD_BYTES)
                .sum();
        return OVERHEAD_BYTES + headerBytes + body.map(String::length).orElse(0);
    }
}
