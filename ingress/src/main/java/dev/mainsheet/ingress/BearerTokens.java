package dev.mainsheet.ingress;

import java.util.List;
import java.util.function.Supplier;

/**
 * Opens to any of several bearer tokens, so that SailPoint's can be changed without an instant in which neither the old nor
 * the new one passes. How long the comparison takes tells nothing about a token.
 */
public final class BearerTokens implements Access {

    private static final AuthorizationScheme BEARER = new AuthorizationScheme("Bearer");

    private final SecretsInForce tokens;

    /** @param tokens those in force now; asked at every request, a blank one opens nothing */
    public BearerTokens(Supplier<List<String>> tokens) {
        this.tokens = new SecretsInForce(tokens);
    }

    @Override
    public boolean admits(List<String> authorization) {
        return BEARER.credentials(authorization)
                .map(SecretDigest::of)
                .filter(tokens::have)
                .isPresent();
    }

    @Override
    public List<String> challenges() {
        return List.of("Bearer realm=\"mainsheet\"");
    }
}
