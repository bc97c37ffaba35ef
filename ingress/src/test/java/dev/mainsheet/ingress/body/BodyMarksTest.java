package dev.mainsheet.ingress.body;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A place in a body that marks a test. */
class BodyMarksTest {

    private static final BodyScan SCAN = new BodyScan(512);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | true",
                "\"yes\" | true",
                "\"\" | true",
                "1 | true",
                "0.5 | true",
                "{} | true",
                "{\"a\":[1]} | true",
                "[] | true",
                "[false] | true",
                "false | false",
                "null | false"
            })
    void anyValueMarksButFalseAndNull(String value, boolean marked) {
        assertThat(scan("$._metadata.test", "{\"_metadata\":{\"a\":1,\"test\":" + value + ",\"b\":2}}")
                        .test())
                .isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | false",
                "{\"test\":true} | false",
                "{\"_metadata\":true} | false",
                "{\"other\":{\"_metadata\":{\"test\":true}}} | false",
                "{\"_metadata\":{\"Test\":true}} | false",
                "{\"_metadata\":{\"\\u0074est\":true}} | true",
                "{\"_metadata\":[{\"test\":true},{}]} | true",
                "{\"_metadata\":[{},{\"test\":true}]} | false",
                "{\"_metadata\":{\"test\":true,\"test\":false}} | false",
                "{\"_metadata\":{\"test\":true},\"_metadata\":{}} | false",
                "{\"_metadata\":{\"test\":false},\"_metadata\":{\"test\":true}} | true"
            })
    void onlyTheValueAtThePlaceMarksAndOfAFieldGivenTwiceTheLast(String body, boolean marked) {
        assertThat(scan("$._metadata.test", body).test()).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"flags\":[0,\"x\"]} | true",
                "{\"flags\":[\"x\"]} | false",
                "{\"flags\":[1,null]} | false",
                "{\"flags\":[]} | false",
                "{\"flags\":\"x\"} | false"
            })
    void anElementOfAnArrayMarksWhereItsIndexIsWritten(String body, boolean marked) {
        assertThat(scan("$.flags[1]", body).test()).isEqualTo(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"identity\":{\"id\":\"i\"}} | true", "{\"identity\":{\"id\":null}} | false"})
    void thePlaceOfTheSubjectCanMarkToo(String body, boolean marked) {
        ScanResult.JsonObject object = scan("$.identity.id", body);
        assertThat(object.test()).isEqualTo(marked);
        assertThat(object.subject().isPresent()).isEqualTo(marked);
    }

    private static ScanResult.JsonObject scan(String mark, String body) {
        BodyRules rules = new BodyRules(List.of(), List.of(), Optional.of(BodyPath.parse(mark)));
        BodyPlan plan = BodyPlan.of(List.of(BodyPath.parse("$.identity.id")), rules);
        return (ScanResult.JsonObject) SCAN.scan(body.getBytes(UTF_8), plan);
    }
}
