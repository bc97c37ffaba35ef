package dev.mainsheet.ingress.invocation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What the body of a request-response trigger says of itself under {@code _metadata}. Synchronous invocations have no such
 * thing; of the others SailPoint documents {@code callbackURL}, {@code secret} and {@code responseMode}.
 *
 * @param mode how SailPoint waits
 * @param callbackUrl where it takes a completion
 * @param secret opens the invocation there
 */
record Invocation(Mode mode, Optional<String> callbackUrl, Optional<String> secret) {

    /** The limits were held against the body before; names come from outside and are not interned. */
    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build());

    /**
     * Reads it.
     *
     * @param body one JSON object, checked before
     * @param configured how the subscription waits, where the operator has said so
     */
    static Invocation of(byte[] body, Optional<Mode> configured) {
        JsonNode metadata;
        try {
            metadata = JSON.readTree(body).path("_metadata");
        } catch (IOException checkedBefore) {
            throw new UncheckedIOException("the body was JSON a moment ago", checkedBefore);
        }
        Optional<String> url = text(metadata, "callbackURL");
        Optional<String> secret = text(metadata, "secret");
        boolean completable = url.isPresent() && secret.isPresent();
        Mode said = mode(metadata.path("responseMode").asText(""), completable);
        return new Invocation(completable ? configured.orElse(said) : Mode.SYNC, url, secret);
    }

    /** What opens a completion is there for no other purpose: without a known word, SailPoint waits for one. */
    private static Mode mode(String word, boolean completable) {
        if (word.equalsIgnoreCase("dynamic")) {
            return Mode.DYNAMIC;
        }
        return word.equalsIgnoreCase("sync") || !completable ? Mode.SYNC : Mode.ASYNC;
    }

    private static Optional<String> text(JsonNode object, String name) {
        return Optional.ofNullable(object.path(name).textValue()).filter(text -> !text.isBlank());
    }

    /** Without what opens it. */
    @Override
    public String toString() {
        return "Invocation[" + mode + "]";
    }
}
