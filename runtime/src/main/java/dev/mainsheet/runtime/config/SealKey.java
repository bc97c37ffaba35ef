package dev.mainsheet.runtime.config;

import java.util.Base64;

/** The form of {@code mainsheet.ingress.seal-key}: an AES-256 key in base64. */
public final class SealKey {

    private static final int BYTES = 32;

    private SealKey() {}

    /**
     * The key.
     *
     * @throws IllegalArgumentException saying what is wrong with it, without any of it
     */
    public static byte[] decode(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("is not base64: make one with head -c 32 /dev/urandom | base64");
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException("has " + key.length + " bytes and not " + BYTES
                    + ": make one with head -c 32 /dev/urandom | base64");
        }
        return key;
    }
}
