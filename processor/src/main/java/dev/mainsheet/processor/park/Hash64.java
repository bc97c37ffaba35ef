package dev.mainsheet.processor.park;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Sixty-four bits of SHA-256: nobody can choose a subject so that it waits behind another's. */
final class Hash64 {

    private Hash64() {}

    static long of(byte[] first, String second, int third) {
        MessageDigest sha = sha256();
        byte[] text = second.getBytes(StandardCharsets.UTF_8);
        sha.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(first.length)
                .putInt(text.length)
                .array());
        sha.update(first);
        sha.update(text);
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(third).array());
        return ByteBuffer.wrap(sha.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
