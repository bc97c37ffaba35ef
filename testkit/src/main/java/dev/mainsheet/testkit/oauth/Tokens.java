package dev.mainsheet.testkit.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mainsheet.testkit.StandInAnswer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Clients of an OAuth server and the tokens they got by client credentials. Thread-safe. */
public final class Tokens {

    /** Beyond, the oldest token ends before its time: nobody needs so many at once. */
    private static final int MAX_LIVE = 10_000;

    private static final int SECRET_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;
    private final Map<String, String> secrets;
    private final Map<String, Instant> ends = new LinkedHashMap<>();
    private Duration lifetime;
    private int requests;
    private int issued;

    /**
     * @param clients secrets by client id
     * @param lifetime of every token issued
     */
    public Tokens(InstantSource clock, Map<String, String> clients, Duration lifetime) {
        this.clock = clock;
        this.secrets = new HashMap<>(clients);
        this.lifetime = lifetime;
    }

    /**
     * A token as the client sees it.
     *
     * @param text opaque, of characters that a query or a log would mangle
     * @param lifetime from now on
     */
    public record Token(String text, Duration lifetime) {

        /** As a token endpoint answers it. */
        public StandInAnswer answer() {
            return StandInAnswer.json(
                    200,
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("access_token", text)
                            .put("token_type", "bearer")
                            .put("expires_in", lifetime.toSeconds()));
        }

        @Override
        public String toString() {
            return "Token[text=…, lifetime=" + lifetime + "]";
        }
    }

    /** Counts a request for a token, whatever comes of it. */
    public synchronized void requested() {
        requests++;
    }

    /** Whether {@code secret} is the client's. */
    public synchronized boolean knows(String client, String secret) {
        return secret.equals(secrets.get(client));
    }

    /** A new token; the others of that client stay valid. */
    public synchronized Token issue(String client) {
        Instant now = clock.instant();
        ends.values().removeIf(end -> !end.isAfter(now));
        if (ends.size() == MAX_LIVE) {
            ends.remove(ends.keySet().iterator().next());
        }
        byte[] cipher = new byte[SECRET_BYTES];
        random.nextBytes(cipher);
        String text = base64(client.getBytes(StandardCharsets.UTF_8)) + "." + base64(cipher) + "+/==";
        ends.put(text, now.plus(lifetime));
        issued++;
        return new Token(text, lifetime);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether the header presents a token that was issued, has not ended, and was not revoked. */
    public synchronized boolean admits(Optional<String> authorization) {
        return authorization
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> ends.get(value.substring(7)))
                .filter(end -> end.isAfter(clock.instant()))
                .isPresent();
    }

    /** Ends every token at once, before its time. */
    public synchronized void revoke() {
        ends.clear();
    }

    /** A client's new secret. Tokens got with the old one stay valid: whether they do is not published. */
    public synchronized void changeSecret(String client, String secret) {
        if (secrets.replace(client, secret) == null) {
            throw new IllegalArgumentException("client: \"" + client + "\" is not one of the stand-in's");
        }
    }

    /** How long tokens issued from now on live. */
    public synchronized void lifetime(Duration value) {
        lifetime = value;
    }

    /** How many tokens were asked for, refused ones too. */
    public synchronized int requests() {
        return requests;
    }

    /** How many were issued. */
    public synchronized int issued() {
        return issued;
    }
}
