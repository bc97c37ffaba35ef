package dev.mainsheet.ingress.completion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An answer on its way to SailPoint.
 *
 * @param id the same for everything that would complete the same invocation; fit for a file name
 * @param token the sealed grant: what lies on disk must not open an invocation by itself
 * @param deadline the grant's, readable without the key
 * @param answer what to say
 */
public record Completion(String id, String token, Instant deadline, Answer answer) {

    private static final int ID_BYTES = 16;

    /** The completion of {@code grant}, which {@code token} seals. */
    public static Completion of(Grant grant, String token, Answer answer) {
        return new Completion(id(grant), token, grant.deadline(), answer);
    }

    private static String id(Grant grant) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(grant.url().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Without token and answer. */
    @Override
    public String toString() {
        return "Completion[" + id + "]";
    }
}
