package dev.mainsheet.testkit.sailpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A completion as it came, refused ones too.
 *
 * @param receivedAt when it had been read
 * @param invocationId which it is for, as in its path
 * @param status what it was answered; 0 if the connection was dropped instead
 * @param authorization its {@code Authorization} header
 * @param body as JSON; missing where it was none
 */
public record ReceivedCompletion(
        Instant receivedAt, String invocationId, int status, Optional<String> authorization, JsonNode body) {

    /** Whether it was taken. */
    public boolean accepted() {
        return status / 100 == 2;
    }
}
