package dev.mainsheet.ingress;

import dev.mainsheet.schemas.HeaderNames;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Event ids after RFC 9562: version 7 for an event without an id of its own, version 8 for one whose sender gave it one, so
 * that the same event sent twice has the same id. Safe for any thread.
 */
public final class EventIds {

    private static final int COUNTER_BITS = 12;
    private static final int COUNTER_END = 1 << COUNTER_BITS;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long millis;
    private int counter = COUNTER_END;

    /**
     * @param clock gives the leading 48 bits
     * @param random gives the rest, which must differ between instances: ids are unique, and no secrets
     */
    public EventIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /**
     * A version 7 id, greater than every one this object gave before: also within one millisecond, and when the clock
     * steps back.
     */
    public synchronized UUID fresh() {
        long now = clock.millis();
        if (now > millis) {
            startMillisecond(now);
        } else if (++counter >= COUNTER_END) {
            startMillisecond(millis + 1);
        }
        long high = millis << 16 | 0x7000L | counter;
        return new UUID(high, withVariant(random.nextLong()));
    }

    /** The counter starts in its lower half, so that it has room to count up. */
    private void startMillisecond(long at) {
        millis = at;
        counter = random.nextInt(COUNTER_END / 2);
    }

    /** Whether an event counts. A test and a live event are never copies of each other, whatever their sender calls them. */
    enum Kind {
        LIVE,
        TEST
    }

    /** The version 8 id of an event whose sender calls it {@code senderId}: the same for the same four, whoever asks. */
    static UUID of(Kind kind, String tenant, String trigger, String senderId) {
        MessageDigest sha256 = sha256();
        update(sha256, tenant);
        update(sha256, trigger);
        update(sha256, senderId);
        if (kind == Kind.TEST) {
            update(sha256, HeaderNames.TEST);
        }
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        long high = hash.getLong() & 0xFFFFFFFF_FFFF0FFFL | 0x8000L;
        return new UUID(high, withVariant(hash.getLong()));
    }

    /** Each part goes in behind its length: no separator, so none that a part could contain. */
    private static void update(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    private static long withVariant(long low) {
        return low & 0x3FFFFFFF_FFFFFFFFL | 0x80000000_00000000L;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
