package dev.mainsheet.ingress;

import java.nio.charset.StandardCharsets;

/**
 * What a sender is answered when all went well.
 *
 * @param status 2xx
 * @param json the body
 */
public record Reply(int status, byte[] json) {

    /** 200 with an empty object: the event lies durably. */
    public static final Reply KEPT = of(200, "{}");

    /** A reply with this body. */
    public static Reply of(int status, String json) {
        return new Reply(status, json.getBytes(StandardCharsets.UTF_8));
    }
}
