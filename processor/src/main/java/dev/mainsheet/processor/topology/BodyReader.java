package dev.mainsheet.processor.topology;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mainsheet.schemas.UndecodableException;
import java.io.IOException;
import java.util.Map;

/**
 * Parses bodies to trees of maps and lists. Decimals keep every digit, or two different contents could look the same. A
 * body is UTF-8 and one object and nothing after it, or it could not stand inside a delivery body as it is.
 */
final class BodyReader {

    private static final ObjectReader OBJECT = JsonMapper.builder(JsonFactory.builder()
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(Object.class);

    private BodyReader() {}

    /**
     * The tree of {@code body}.
     *
     * @throws UndecodableException if it is no JSON object
     */
    @SuppressWarnings("unchecked")
    static Map<String, Object> read(byte[] body) throws UndecodableException {
        Object tree;
        try {
            tree = OBJECT.readValue(body);
        } catch (IOException malformed) {
            throw new UndecodableException(
                    "the body is no JSON: " + malformed.getClass().getSimpleName());
        }
        if (!(tree instanceof Map<?, ?>)) {
            throw new UndecodableException("the body is JSON, but no object");
        }
        return (Map<String, Object>) tree;
    }
}
