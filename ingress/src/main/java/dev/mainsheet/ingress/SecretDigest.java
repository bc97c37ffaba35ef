package dev.mainsheet.ingress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The digest of a secret, or of what a sender offers as one. Digests are of one length, and compared to the end: how long it
 * takes tells neither how long a secret is nor how much of it was right.
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

    boolean isOf(SecretDigest other) {
        return MessageDigest.isEqual(digest, other.digest);
    }
}
