package dev.mainsheet.ingress;

import java.util.Map;

/**
 * A refusal, in the form of RFC 9457.
 *
 * @param name what kind it is, stable; the end of {@code type}, and the tag {@code reason} of the metric
 * @param status the HTTP status
 * @param title the kind in words, always the same for one name
 * @param detail what is wrong with this request, without any of its content or secrets
 * @param remedy what to do about it
 * @param headers what the answer carries beside the body
 */
public record Problem(
        String name, int status, String title, String detail, String remedy, Map<String, String> headers) {

    /** The media type of its JSON form. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPE_PREFIX = "urn:mainsheet:problem:";

    /** The URI that names the kind. */
    public String type() {
        return TYPE_PREFIX + name;
    }
}
