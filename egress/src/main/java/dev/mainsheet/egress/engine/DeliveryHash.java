package dev.mainsheet.egress.engine;

import dev.mainsheet.schemas.DeliveryId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** 128 bits of a delivery id's SHA-256: a million receipts are remembered without a million texts. */
record DeliveryHash(long high, long low) {

    static DeliveryHash of(String deliveryId) {
        try {
            ByteBuffer digest = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(deliveryId.getBytes(StandardCharsets.UTF_8)));
            return new DeliveryHash(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException("this Java has no SHA-256", everyPlatformHasIt);
        }
    }

    static DeliveryHash of(DeliveryId id) {
        return of(id.toString());
    }
}
