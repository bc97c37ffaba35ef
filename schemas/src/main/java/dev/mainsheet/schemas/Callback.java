package dev.mainsheet.schemas;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/**
 * Where the answer to a request-response trigger is taken.
 *
 * @param url of our ingress; its last segment is a sealed token. To be kept as a secret: together with the listener's
 *     credential it decides the request
 * @param expiresAt until when an answer is of use, to the millisecond
 */
public record Callback(String url, Instant expiresAt) {

    /** Writes {@code callback}, which may be null, replacing what stood there. */
    static void write(Callback callback, Headers headers) {
        HeaderText.put(headers, HeaderNames.CALLBACK, callback == null ? null : callback.url);
        HeaderText.put(
                headers,
                HeaderNames.CALLBACK_EXPIRES_AT,
                callback == null ? null : Long.toString(callback.expiresAt.toEpochMilli()));
    }

    /** The callback in {@code headers}, or null. */
    static Callback read(Headers headers) throws UndecodableException {
        String url = HeaderText.get(headers, HeaderNames.CALLBACK);
        return url == null
                ? null
                : new Callback(
                        url, Instant.ofEpochMilli(HeaderText.epochMillis(headers, HeaderNames.CALLBACK_EXPIRES_AT)));
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Callback[url=…, expiresAt=" + expiresAt + "]";
    }
}
