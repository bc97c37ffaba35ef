package dev.mainsheet.processor.dedupe;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The SHA-256 of a tree written in one form: names sorted, no blanks. Two bodies that differ only in the order of their
 * names or in blanks are the same content.
 */
final class CanonicalJson {

    /** Differ between two sendings of the same event: the invocation's own id stands there. */
    private static final Set<String> NOT_CONTENT = Set.of("_metadata", "_meta");

    private static final JsonFactory JSON = JsonFactory.builder()
            .configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN, false)
            .build();

    private CanonicalJson() {}

    /** The hash of a body, leaving out {@code _metadata} and {@code _meta} at its top. */
    static byte[] hashOfBody(Map<String, ?> body) {
        return hash(body, NOT_CONTENT);
    }

    /** The hash of any value of a tree. */
    static byte[] hash(Object value) {
        return hash(value, Set.of());
    }

    private static byte[] hash(Object value, Set<String> leftOut) {
        MessageDigest digest = sha256();
        try (JsonGenerator out =
                JSON.createGenerator(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            write(value, leftOut, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a digest does not fail to write", impossible);
        }
        return digest.digest();
    }

    private static void write(Object value, Set<String> leftOut, JsonGenerator out) throws IOException {
        if (value instanceof Map<?, ?> map) {
            writeSorted(map, leftOut, out);
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object element : list) {
                write(element, Set.of(), out);
            }
            out.writeEndArray();
        } else if (value instanceof String text) {
            out.writeString(text);
        } else if (value instanceof Number number) {
            writeNumber(number, out);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else {
            out.writeNull();
        }
    }

    private static void writeSorted(Map<?, ?> map, Set<String> leftOut, JsonGenerator out) throws IOException {
        String[] names = map.keySet().toArray(String[]::new);
        Arrays.sort(names);
        out.writeStartObject();
        for (String name : names) {
            if (!leftOut.contains(name)) {
                out.writeFieldName(name);
                write(map.get(name), Set.of(), out);
            }
        }
        out.writeEndObject();
    }

    private static void writeNumber(Number number, JsonGenerator out) throws IOException {
        if (number instanceof BigDecimal decimal) {
            out.writeNumber(decimal);
        } else if (number instanceof BigInteger integer) {
            out.writeNumber(integer);
        } else {
            out.writeNumber(number.longValue());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
