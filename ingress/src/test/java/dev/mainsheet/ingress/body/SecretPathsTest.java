package dev.mainsheet.ingress.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places whose values are kept from everybody. */
class SecretPathsTest {

    private static final BodyScan SCAN = new BodyScan(512);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"_metadata\":{\"secret\":\"hush\"}}",
                "{\"_meta\":{\"secret\":\"hush\"}}",
                "{\"signedS3Url\":\"https://bucket/x?X-Amz-Signature=hush\"}",
                "{\"SignedS3URL\":\"hush\",\"_METADATA\":{\"Secret\":\"hush\"}}",
                "{\"_metadata\":{\"\\u0073ecret\":\"hush\"},\"signedS\\u0033Url\":\"hush\"}",
                "{\"_metadata\":{\"secret\":\"a\",\"secret\":\"hush\",\"secret\":[\"hush\"]}}",
                "{\"_metadata\":{\"secret\":\"a\"},\"_metadata\":{\"secret\":\"hush\"}}",
                "{\"_metadata\":[{\"secret\":\"hush\"},[[{\"secret\":\"hush\"}]]]}",
                "{\"signedS3Url\":{\"href\":\"hush\",\"more\":[\"hush\",{\"hush\":1}]}}",
                "{\"signedS3Url\":[\"hush\",[\"hush\"]]}",
                "{\"_metadata\":{\"secret\":\"h\\\"u\\\\ hush }\"}}"
            })
    void whatOpensSomethingIsRemovedHoweverItIsWritten(String body) {
        assertThat(scan(body)).doesNotContain("hush");
    }

    @Test
    void configuredPlacesComeBesideTheBuiltInOnes() {
        assertThat(scan("{\"report\":{\"url\":\"hush\",\"name\":\"n\"},\"signedS3Url\":\"hush\"}", "$.report.url"))
                .isEqualTo("{\"report\":{\"url\":\"[removed by mainsheet]\",\"name\":\"n\"},"
                        + "\"signedS3Url\":\"[removed by mainsheet]\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.rows.token", "$.rows[0].token", "$.rows[7].token", "$['rows']['TOKEN']"})
    void aConfiguredPlaceIsOneInEveryElementOfAnArrayWhateverIndexIsWritten(String path) {
        assertThat(scan("{\"rows\":[{\"token\":1},[{\"token\":true}],{\"Token\":{\"a\":\"hush\"}}]}", path))
                .isEqualTo("{\"rows\":[{\"token\":0},[{\"token\":false}],{\"Token\":{}}]}");
    }

    @Test
    void aPlaceAboveAnotherTakesAll() {
        assertThat(scan("{\"a\":{\"b\":\"hush\",\"c\":\"hush\"}}", "$.a.b", "$.a"))
                .isEqualTo("{\"a\":{}}");
        assertThat(scan("{\"a\":{\"b\":\"hush\",\"c\":\"hush\"}}", "$.a", "$.a.b"))
                .isEqualTo("{\"a\":{}}");
    }

    @Test
    void whatIsRemovedNamesNeitherTheEventNorItsSubject() {
        BodyPlan plan = plan("$.eventId", "$.identity.id");
        ScanResult.JsonObject object = (ScanResult.JsonObject)
                SCAN.scan("{\"eventId\":\"hush\",\"identity\":{\"id\":\"hush\"}}".getBytes(UTF_8), plan);
        assertThat(object.senderId()).isEmpty();
        assertThat(object.subject()).isEmpty();
    }

    private static String scan(String body, String... paths) {
        ScanResult.JsonObject object = (ScanResult.JsonObject) SCAN.scan(body.getBytes(UTF_8), plan(paths));
        return new String(object.body(), UTF_8);
    }

    private static BodyPlan plan(String... paths) {
        List<BodyPath> secrets = Stream.of(paths).map(BodyPath::parse).toList();
        return BodyPlan.of(
                List.of(BodyPath.parse("$.identity.id")), new BodyRules(List.of(), secrets, Optional.empty()));
    }
}
