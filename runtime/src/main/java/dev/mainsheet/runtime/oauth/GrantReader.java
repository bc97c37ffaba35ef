package dev.mainsheet.runtime.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code {"access_token","expires_in"}}; the seconds may stand in a text. */
final class GrantReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a header can carry; whatever else stands there, it is no token. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    private GrantReader() {}

    /** Empty if there is no token. */
    static Optional<Grant> read(byte[] body) {
        JsonNode answer;
        try {
            answer = JSON.readTree(body);
        } catch (IOException notJson) {
            return Optional.empty();
        }
        JsonNode token = answer.path("access_token");
        return token.isTextual() && TOKEN.matcher(token.asText()).matches()
                ? Optional.of(new Grant(token.asText(), lifetime(answer.path("expires_in"))))
                : Optional.empty();
    }

    private static Optional<Duration> lifetime(JsonNode seconds) {
        long unsaid = -1;
        long said = seconds.asLong(unsaid);
        return said < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.min(said, MOST_SECONDS)));
    }
}
