package dev.mainsheet.ingress.body;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyScanTest {

    private static final BodyScan SCAN = new BodyScan(512);
    private static final BodyPlan PLAN = BodyPlan.of(
            List.of(
                    BodyPath.parse("$.identity.id"),
                    BodyPath.parse("$.requestedFor.id"),
                    BodyPath.parse("$.rows[1].key")),
            BodyRules.ofSubjects(List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                " \n{\"a\":[1,-0.5e3,true,null,{\"b\":[]}]}\r\n\t",
                "{\"\":\"\"}",
                "{\"é\":\"\\ud83d\\ude00 😀\"}",
                "{\"lone surrogate\":\"\\ud800\"}"
            })
    void anyJsonObjectIsTaken(String body) {
        assertThat(scan(body)).isInstanceOf(ScanResult.JsonObject.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "[{}]",
                "\"text\"",
                "1",
                "null",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":NaN}",
                "{\"a\":1}x",
                "{}{}",
                "{} {",
                "{\"a\":tru}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "// {}\n{}",
                "{\"a\":1 /* */}",
                "\u0000{}"
            })
    void anythingElseIsRefused(String body) {
        assertThat(scan(body)).isInstanceOf(ScanResult.Malformed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 1 | 1 | empty",
                "[1] | 1 | 1 | not an object",
                "{\"a\":1} {} | 1 | 9 | goes on",
                "{\"a\":hush} | 1 | 6 | not JSON",
                "{\"a\":{\"b\":1 | 1 | 12 | ends before"
            })
    void aRefusalSaysWhatIsWrongAndWhere(String body, int line, int column, String what) {
        ScanResult.Malformed malformed = (ScanResult.Malformed) scan(body);
        assertThat(malformed.line()).isEqualTo(line);
        assertThat(malformed.column()).isEqualTo(column);
        assertThat(malformed.what()).contains(what);
    }

    @Test
    void aRefusalCountsLines() {
        ScanResult.Malformed malformed = (ScanResult.Malformed) scan("{\n\n  \"a\": x}");
        assertThat(malformed.sentence()).startsWith("At line 3, column ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":hushhush}", "{\"hushhush\":}", "{\"a\":\"hushhush\\x\"}", "hushhush"})
    void aRefusalNeverQuotesTheBody(String body) {
        assertThat(((ScanResult.Malformed) scan(body)).sentence()).doesNotContain("hush");
    }

    @Test
    void nestingIsTakenUpToTheLimitAndNoDeeper() {
        assertThat(scan(nested(512))).isInstanceOf(ScanResult.JsonObject.class);
        assertThat(scan(nested(513)))
                .isInstanceOfSatisfying(
                        ScanResult.Malformed.class,
                        malformed -> assertThat(malformed.what())
                                .contains("512 levels")
                                .contains("max-json-depth"));
        assertThat(scan("{\"_metadata\":" + "[".repeat(100_000))).isInstanceOf(ScanResult.Malformed.class);
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    @Test
    void aNumberOfAbsurdLengthIsRefused() {
        assertThat(scan("{\"a\":" + "1".repeat(1_000) + "}")).isInstanceOf(ScanResult.JsonObject.class);
        assertThat(scan("{\"a\":" + "1".repeat(1_001) + "}")).isInstanceOf(ScanResult.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
    void otherEncodingsThanUtf8AreRefusedAlsoWhereAllIsAscii(String other) {
        for (String body : List.of("{}", "{\"name\":\"Zoe\"}", "{\"name\":\"Zoë\"}")) {
            assertThat(SCAN.scan(body.getBytes(Charset.forName(other)), PLAN))
                    .as(body)
                    .isInstanceOfSatisfying(
                            ScanResult.Malformed.class,
                            malformed -> assertThat(malformed.what()).contains("not UTF-8"));
        }
    }

    @Test
    void latin1IsRefusedWhereItDiffers() {
        assertThat(SCAN.scan("{\"name\":\"Zoë\"}".getBytes(ISO_8859_1), PLAN))
                .isEqualTo(new ScanResult.Malformed("the body is not UTF-8", 1, 12));
    }

    @Test
    void formsThatOnlyLookLikeUtf8AreRefusedWhereTheyStand() {
        byte[] overlong = {'{', '"', 'a', '"', ':', '\n', '"', (byte) 0xE0, (byte) 0x80, (byte) 0xAF, '"', '}'};
        byte[] surrogate = {'{', '"', 'a', '"', ':', '\n', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', '}'};
        for (byte[] body : List.of(overlong, surrogate)) {
            assertThat(SCAN.scan(body, PLAN)).isEqualTo(new ScanResult.Malformed("the body is not UTF-8", 2, 2));
        }
    }

    @Test
    void aByteOrderMarkIsTakenAndDoesNotShiftWhatIsRemoved() {
        ScanResult.JsonObject object = object("\uFEFF{\"signedS3Url\":\"https://hush\",\"identity\":{\"id\":\"i\"}}");
        assertThat(text(object))
                .isEqualTo("\uFEFF{\"signedS3Url\":\"[removed by mainsheet]\",\"identity\":{\"id\":\"i\"}}");
        assertThat(object.subject()).contains("i");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"identity\":{\"id\":\"i\"},\"requestedFor\":{\"id\":\"r\"}} | i",
                "{\"requestedFor\":{\"id\":\"r\"},\"identity\":{\"id\":\"i\"}} | i",
                "{\"identity\":{\"name\":\"n\"},\"requestedFor\":{\"id\":\"r\"}} | r",
                "{\"requestedFor\":[{\"id\":\"first\"},{\"id\":\"second\"}]} | first",
                "{\"rows\":[{\"key\":\"zero\"},{\"key\":\"one\"},{\"key\":\"two\"}]} | one",
                "{\"identity\":{\"id\":4711}} | 4711",
                "{\"identity\":{\"id\":123456789012345678901234567890}} | 123456789012345678901234567890",
                "{\"\\u0069dentity\":{\"i\\u0064\":\"\\u0069\"}} | i"
            })
    void theSubjectIsTheFirstCandidateThatIsThere(String body, String subject) {
        assertThat(object(body).subject()).contains(subject);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"identity\":{\"id\":null}}",
                "{\"identity\":{\"id\":\"\"}}",
                "{\"identity\":{\"id\":\" \\t\"}}",
                "{\"identity\":{\"id\":true}}",
                "{\"identity\":{\"id\":1.5}}",
                "{\"identity\":{\"id\":{\"id\":\"x\"}}}",
                "{\"identity\":{\"id\":[\"x\"]}}",
                "{\"identity\":[[{\"id\":\"x\"}]]}",
                "{\"identity\":[]}",
                "{\"identity\":\"x\"}",
                "{\"id\":\"x\"}",
                "{\"other\":{\"identity\":{\"id\":\"x\"}}}",
                "{\"identity\":{\"id\":\"\\ud800\"}}"
            })
    void whatIsNoIdIsNoSubject(String body) {
        assertThat(object(body).subject()).isEmpty();
    }

    @Test
    void anIdOverTheLengthIsNoSubjectAndTheNextCandidateCounts() {
        String next = "\"requestedFor\":{\"id\":\"r\"}}";
        assertThat(object("{\"identity\":{\"id\":\"" + "x".repeat(512) + "\"}," + next)
                        .subject())
                .contains("x".repeat(512));
        assertThat(object("{\"identity\":{\"id\":\"" + "x".repeat(513) + "\"}," + next)
                        .subject())
                .contains("r");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"identity\":{\"id\":\"a\"},\"identity\":{\"id\":\"b\"}} | b",
                "{\"identity\":{\"id\":\"a\",\"id\":\"b\"}} | b",
                "{\"identity\":{\"id\":\"a\"},\"identity\":{\"name\":\"n\"},\"requestedFor\":{\"id\":\"r\"}} | r",
                "{\"identity\":{\"id\":\"a\"},\"identity\":null,\"requestedFor\":{\"id\":\"r\"}} | r"
            })
    void ofAFieldGivenTwiceTheLastCounts(String body, String subject) {
        assertThat(object(body).subject()).contains(subject);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"eventId\":\"e\",\"_metadata\":{\"invocationId\":\"m\"},\"_meta\":{\"invocationId\":\"n\"}} | e",
                "{\"_meta\":{\"invocationId\":\"n\"},\"_metadata\":{\"invocationId\":\"m\"}} | m",
                "{\"_meta\":{\"invocationId\":\"n\"}} | n",
                "{\"eventId\":7} | 7"
            })
    void theSendersIdIsFoundInOrderOfPreference(String body, String id) {
        assertThat(object(body).senderId()).contains(id);
    }

    @Test
    void aBodyWithoutASendersIdHasNone() {
        assertThat(object("{\"id\":\"x\",\"_metadata\":{}}").senderId()).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"hush\" | \"[removed by mainsheet]\"",
                "\"h\\\"u,s}h\" | \"[removed by mainsheet]\"",
                "123 | 0",
                "-1.5e9 | 0",
                "true | false",
                "null | null",
                "{\"a\":[\"hush\"]} | {}",
                "[\"hush\",{}] | []"
            })
    void aSecretIsReplacedByAMarkerOfItsTypeAndEveryOtherByteStays(String value, String marker) {
        String before = "{ \"a\" : 1.50e0,\"_metadata\" : {\"invocationId\":\"é\", \"secret\" :";
        String between = " ,\"x\":[ ]} ,\n\"signedS3Url\":";
        String after = "\t}\r\n";
        ScanResult.JsonObject object = object(before + value + between + value + after);
        assertThat(text(object)).isEqualTo(before + marker + between + marker + after);
        assertThat(object.senderId()).contains("é");
    }

    @Test
    void everyOccurrenceOfASecretIsRemoved() {
        String body = "{\"_metadata\":[{\"secret\":\"hush\"},[{\"secret\":\"hush\"}],{\"secret\":[\"hush\"]}],"
                + "\"_metadata\":{\"secret\":\"hush\",\"s\\u0065cret\":\"hush\"},\"signedS3Url\":\"hush\"}";
        assertThat(text(object(body))).doesNotContain("hush");
    }

    @Test
    void aBodyWithoutSecretsIsNotCopied() {
        byte[] body = "{\"secret\":\"not at that path\"}".getBytes(UTF_8);
        assertThat(((ScanResult.JsonObject) SCAN.scan(body, PLAN)).body()).isSameAs(body);
    }

    private static ScanResult scan(String body) {
        return SCAN.scan(body.getBytes(UTF_8), PLAN);
    }

    private static ScanResult.JsonObject object(String body) {
        return (ScanResult.JsonObject) scan(body);
    }

    private static String text(ScanResult.JsonObject object) {
        return new String(object.body(), UTF_8);
    }
}
