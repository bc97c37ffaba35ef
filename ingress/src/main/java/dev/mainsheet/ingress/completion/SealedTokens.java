package dev.mainsheet.ingress.completion;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Grants as text that only the holder of the key can read or make: base64url, without padding, of a version byte, a nonce
 * and the grant under AES-256-GCM. So a callback needs no memory: any instance opens it, with Kafka away or not.
 *
 * <p>Safe for any thread.
 */
public final class SealedTokens {

    /** Longer would not fit the request line that a callback comes in. In characters. */
    public static final int MAX_LENGTH = 3 * 1024;

    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random;

    /**
     * @param key 32 bytes
     * @param random makes the nonces
     */
    public SealedTokens(byte[] key, SecureRandom random) {
        this.key = new SecretKeySpec(key, "AES");
        this.random = random;
    }

    /** A new token of {@code grant}; empty if it would be longer than {@link #MAX_LENGTH}. */
    public Optional<String> seal(Grant grant) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, 0, plain(grant), 0).orElseThrow();
        ByteArrayOutputStream token = new ByteArrayOutputStream(1 + NONCE_BYTES + sealed.length);
        token.write(VERSION);
        token.writeBytes(nonce);
        token.writeBytes(sealed);
        return Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(token.toByteArray()))
                .filter(text -> text.length() <= MAX_LENGTH);
    }

    /** The grant in {@code token}; empty if it was not made with this key. */
    public Optional<Grant> open(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length <= 1 + NONCE_BYTES || bytes[0] != VERSION) {
            return Optional.empty();
        }
        return crypt(Cipher.DECRYPT_MODE, bytes, 1, bytes, 1 + NONCE_BYTES).map(SealedTokens::grant);
    }

    /** Empty if the bytes to decrypt were not encrypted with this key. */
    private Optional<byte[]> crypt(int mode, byte[] nonce, int nonceAt, byte[] input, int inputAt) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, nonceAt, NONCE_BYTES));
            cipher.updateAAD(new byte[] {VERSION});
            return Optional.of(cipher.doFinal(input, inputAt, input.length - inputAt));
        } catch (GeneralSecurityException failed) {
            if (mode == Cipher.DECRYPT_MODE) {
                return Optional.empty();
            }
            throw new IllegalStateException("every Java platform has AES-GCM", failed);
        }
    }

    private static byte[] plain(Grant grant) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(grant.tenant());
            out.writeUTF(grant.trigger());
            out.writeUTF(grant.eventId());
            out.writeUTF(grant.url().toString());
            out.writeUTF(grant.secret());
            out.writeLong(grant.deadline().toEpochMilli());
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes what is far shorter than 64 kB", impossible);
        }
        return bytes.toByteArray();
    }

    private static Grant grant(byte[] plain) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(plain))) {
            return new Grant(
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF(),
                    URI.create(in.readUTF()),
                    in.readUTF(),
                    Instant.ofEpochMilli(in.readLong()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("a token of ours is whole, or it does not open", impossible);
        }
    }
}
