package dev.mainsheet.ingress.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One streaming pass over a body: it must be exactly one JSON object in UTF-8, and nothing but the subject, the sender's id
 * and the secrets is looked at. No schema is held against it: SailPoint's bodies drift from their published schemas, and a
 * refused event is a lost one.
 *
 * <p>Of a field given twice the last counts, as for readers that build a tree; a secret is removed wherever it stands.
 */
public final class BodyScan {

    private static final int MAX_NAME_LENGTH = 50_000;
    private static final int MAX_NUMBER_LENGTH = 1_000;

    private final int maxDepth;
    private final JsonFactory json;

    /** @param maxDepth how many objects and arrays may be open at once */
    public BodyScan(int maxDepth) {
        this.maxDepth = maxDepth;
        // Names come from outside: interned, they would stay in memory for as long as the JVM runs.
        this.json = new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(maxDepth)
                        .maxNameLength(MAX_NAME_LENGTH)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .build())
                .build();
    }

    /** Scans {@code body} by {@code plan}. The body is not changed and not kept, but a result may hold it. */
    public ScanResult scan(byte[] body, BodyPlan plan) {
        int notUtf8 = Utf8.firstMalformed(body);
        if (notUtf8 >= 0) {
            return malformed("the body is not UTF-8", body, notUtf8);
        }
        if (startsWithNul(body)) {
            return malformed("the body is not UTF-8 but UTF-16 or UTF-32", body, 0);
        }
        try (JsonParser in = json.createParser(body)) {
            return scanned(in, body, plan);
        } catch (IOException impossible) {
            throw new UncheckedIOException("a byte array cannot fail to be read", impossible);
        }
    }

    private ScanResult scanned(JsonParser in, byte[] body, BodyPlan plan) throws IOException {
        try {
            return scan(in, body, plan);
        } catch (StreamConstraintsException over) {
            return malformed(overWhat(in), in.currentLocation());
        } catch (JsonProcessingException malformed) {
            return malformed(what(malformed), malformed.getLocation());
        }
    }

    private static ScanResult scan(JsonParser in, byte[] body, BodyPlan plan) throws IOException {
        JsonToken first = in.nextToken();
        if (first == null) {
            return new ScanResult.Malformed("the body is empty", 1, 1);
        }
        if (first != JsonToken.START_OBJECT) {
            return malformed("the body is JSON, but not an object", in.currentTokenLocation());
        }
        String[] found = plan.places();
        Redactions redactions = new Redactions();
        new BodyWalk(in, found, redactions).object(plan.wanted(), plan.secrets());
        if (in.nextToken() != null) {
            return malformed("the body goes on after its JSON object", in.currentTokenLocation());
        }
        return new ScanResult.JsonObject(
                plan.subject(found), plan.senderId(found), plan.test(found), redactions.apply(body));
    }

    /** Every other encoding of an object's first two characters has a zero byte; the parser would read it all the same. */
    private static boolean startsWithNul(byte[] body) {
        for (int i = 0; i < Math.min(4, body.length); i++) {
            if (body[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Our own words: the parser's quote the content. */
    private static String what(JsonProcessingException malformed) {
        return malformed instanceof JsonEOFException
                ? "the body ends before its JSON object does"
                : "the body is not JSON";
    }

    /** The parser counts a level before it refuses it, and says nothing else of which limit it was. */
    private String overWhat(JsonParser in) {
        return in.getParsingContext().getNestingDepth() > maxDepth
                ? "the body nests deeper than " + maxDepth + " levels, which is mainsheet.ingress.max-json-depth"
                : "the body has a name of more than " + MAX_NAME_LENGTH + " characters, or a number of more than "
                        + MAX_NUMBER_LENGTH;
    }

    private static ScanResult malformed(String what, JsonLocation at) {
        return at == null
                ? new ScanResult.Malformed(what, 1, 1)
                : new ScanResult.Malformed(what, at.getLineNr(), at.getColumnNr());
    }

    private static ScanResult malformed(String what, byte[] body, int offset) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < offset; i++) {
            column = body[i] == '\n' ? 1 : column + 1;
            line += body[i] == '\n' ? 1 : 0;
        }
        return new ScanResult.Malformed(what, line, column);
    }
}
