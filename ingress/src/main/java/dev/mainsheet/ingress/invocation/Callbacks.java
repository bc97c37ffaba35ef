package dev.mainsheet.ingress.invocation;

import dev.mainsheet.ingress.completion.Grant;
import dev.mainsheet.ingress.completion.SealedTokens;
import java.util.Optional;

/**
 * Our callback URLs: the base, and a sealed token as the last segment. Safe for any thread.
 *
 * @param base without a slash at the end; empty where no callback is handed out
 * @param tokens makes and opens the last segment
 */
public record Callbacks(String base, SealedTokens tokens) {

    /** Before the token. */
    public static final String PATH = "/callbacks/";

    /** Callbacks below {@code publicUrl}, which may end in a slash. */
    public static Callbacks below(String publicUrl, SealedTokens tokens) {
        return new Callbacks(publicUrl.replaceFirst("/+$", ""), tokens);
    }

    /** A grant with its token, and the callback URL made of it. */
    record Ticket(Grant grant, String token, String url) {}

    /** Empty if the token would be too long. */
    Optional<Ticket> ticket(Grant grant) {
        return tokens.seal(grant).map(token -> new Ticket(grant, token, base + PATH + token));
    }
}
