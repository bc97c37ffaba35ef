package dev.mainsheet.ingress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Opens to any of several bearer tokens, so that SailPoint's can be changed without an instant in which neither the old nor
 * the new one passes. How long the comparison takes tells nothing about a token.
 */
public final class BearerTokens implements Access {

    private static final String SCHEME = "Bearer ";

    private final Supplier<List<String>> tokens;

    /** @param tokens those in force now; asked at every request, a blank one opens nothing */
    public BearerTokens(Supplier<List<String>> tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean admits(List<String> authorization) {
        if (authorization.size() != 1 || !authorization.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] offered = digest(authorization.get(0).substring(SCHEME.length()).strip());
        boolean admitted = false;
        for (String token : tokens.get()) {
            admitted |= MessageDigest.isEqual(offered, digest(token)) & !token.isBlank();
        }
        return admitted;
    }

    /** Digests are of one length: comparing them does not tell how long a token is. */
    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
