package dev.mainsheet.ingress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The digest of what a sender offers as a secret. Digests are of one length, and compared to the end: how long it takes
 * tells neither how long a secret is nor how much of it was right.
 */
final class SecretDigest {

    private final byte[] digest;

    private SecretDigest(byte[] digest) {
        this.digest = digest;
    }

    static SecretDigest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static SecretDigest of(byte[] bytes) {
        try {
            return new SecretDigest(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Compares with all of them, whichever it may be. */
    boolean isOneOf(List<String> secrets) {
        boolean found = false;
        for (String secret : secrets) {
            found |= MessageDigest.isEqual(digest, of(secret).digest);
        }
        return found;
    }
}
