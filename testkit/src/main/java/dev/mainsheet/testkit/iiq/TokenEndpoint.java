package dev.mainsheet.testkit.iiq;

import dev.mainsheet.testkit.StandInAnswer;
import dev.mainsheet.testkit.http.StandInRequest;
import dev.mainsheet.testkit.oauth.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Answers {@code POST /oauth2/token}: the client by Basic authentication only, the grant in a form or in the query. What
 * its errors say is not published, so they say nothing a client could read.
 */
final class TokenEndpoint {

    private static final String BASIC = "Basic ";

    private final Tokens tokens;

    TokenEndpoint(Tokens tokens) {
        this.tokens = tokens;
    }

    StandInAnswer answer(StandInRequest request) {
        Optional<String> client = client(request);
        if (client.isEmpty()) {
            return StandInAnswer.html(401, "HTTP Status 401");
        }
        String grant = Optional.ofNullable(request.form().get("grant_type"))
                .or(() -> request.parameter("grant_type"))
                .orElse("");
        if (!grant.equals("client_credentials")) {
            return StandInAnswer.html(400, "HTTP Status 400");
        }
        return tokens.issue(client.get()).answer();
    }

    private Optional<String> client(StandInRequest request) {
        return request.authorization()
                .filter(value -> value.regionMatches(true, 0, BASIC, 0, BASIC.length()))
                .flatMap(value -> decoded(value.substring(BASIC.length())))
                .flatMap(this::known);
    }

    private Optional<String> known(String pair) {
        int colon = pair.indexOf(':');
        return colon >= 0 && tokens.knows(pair.substring(0, colon), pair.substring(colon + 1))
                ? Optional.of(pair.substring(0, colon))
                : Optional.empty();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
