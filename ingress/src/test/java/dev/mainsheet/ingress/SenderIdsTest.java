package dev.mainsheet.ingress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainsheet.ingress.body.BodyPlans;
import dev.mainsheet.ingress.body.BodyRules;
import dev.mainsheet.ingress.body.BodyScan;
import dev.mainsheet.schemas.Event;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender calls its event, from the request to the event's id. */
class SenderIdsTest {

    private static final TriggerPath PATH = new TriggerPath("emea", "idn:identity-created");

    private final EventReader reader = new EventReader(
            new BodyScan(512),
            new BodyPlans(BodyRules.ofSubjects(List.of())),
            new EventIds(InstantSource.system(), new Random(1)),
            new TestWindows(),
            InstantSource.system());

    private final Map<String, List<String>> headers = new HashMap<>();

    @Test
    void theFirstPlaceInTheirOrderThatHasAnIdCounts() {
        String body = "{\"_meta\":{\"invocationId\":\"5\"},\"_metadata\":{\"invocationId\":\"4\"},\"eventId\":\"3\"}";
        header("idempotency-key", "2");
        header("webhook-id", "1");
        assertIs("1", body);
        headers.remove("webhook-id");
        assertIs("2", body);
        headers.clear();
        assertIs("3", body);
        assertIs("4", body.replace("eventId", "other"));
        assertIs("5", body.replace("eventId", "other").replace("_metadata", "other"));
    }

    @ParameterizedTest
    @CsvSource({"'', b", "' ', b", "'\t', b"})
    void aHeaderThatSaysNothingLeavesTheWordToTheNextPlace(String blank, String next) {
        header("webhook-id", blank);
        assertIs(next, "{\"eventId\":\"" + next + "\"}");
        header("Idempotency-Key", "k");
        assertIs("k", "{\"eventId\":\"" + next + "\"}");
    }

    @Test
    void anIdOfAbsurdLengthIsNoneAndTheLongestIsOne() {
        header("webhook-id", "x".repeat(10_000));
        assertIs("b", "{\"eventId\":\"b\"}");
        header("webhook-id", "x".repeat(512));
        assertIs("x".repeat(512), "{\"eventId\":\"b\"}");
        headers.clear();
        assertIs("m", "{\"eventId\":\"" + "x".repeat(10_000) + "\",\"_metadata\":{\"invocationId\":\"m\"}}");
    }

    @Test
    void anIdOfAnyLettersIsOne() {
        header("webhook-id", "Zoë-😀");
        assertIs("Zoë-😀", "{}");
    }

    @Test
    void anIdThatIsANumberIsTheSameAsItsText() {
        assertIs("4711", "{\"eventId\":4711}");
        assertThat(id(PATH, "{\"eventId\":4711}")).isEqualTo(id(PATH, "{\"eventId\":\"4711\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"null", "true", "1.5", "\"\"", "\" \"", "{\"id\":\"x\"}", "[\"x\"]", "\"\\ud800\""})
    void whatIsNoTextAndNoWholeNumberIsNoId(String value) {
        assertThat(UUID.fromString(id(PATH, "{\"eventId\":" + value + "}")).version())
                .isEqualTo(7);
        assertIs("m", "{\"eventId\":" + value + ",\"_metadata\":{\"invocationId\":\"m\"}}");
    }

    @Test
    void ofAHeaderGivenTwiceTheFirstCounts() {
        header("webhook-id", "first", "second");
        assertIs("first", "{}");
    }

    @Test
    void theSameIdIsAnotherEventForAnotherTenantOrTrigger() {
        header("webhook-id", "1");
        String id = id(PATH, "{}");
        assertThat(id(PATH, "{\"other\":\"body\"}")).isEqualTo(id);
        assertThat(id(new TriggerPath("apac", PATH.trigger()), "{}")).isNotEqualTo(id);
        assertThat(id(new TriggerPath("emea", "idn:identity-deleted"), "{}")).isNotEqualTo(id);
        assertThat(id(new TriggerPath("emeaidn:identity-create", "d"), "{}")).isNotEqualTo(id);
    }

    private void header(String name, String... values) {
        headers.put(name.toLowerCase(Locale.ROOT), Arrays.asList(values));
    }

    private void assertIs(String senderId, String body) {
        assertThat(id(PATH, body))
                .isEqualTo(EventIds.of(EventIds.Kind.LIVE, PATH.tenant(), PATH.trigger(), senderId)
                        .toString());
    }

    private String id(TriggerPath path, String body) {
        RequestHead head = new RequestHead(
                "POST",
                "/triggers/x",
                name -> headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()),
                Optional::empty);
        SenderFacts sender = SenderFacts.of(head, TestMarks.NONE);
        return ((Judged.Passed<Event>) reader.read(path, sender, body.getBytes(UTF_8)))
                .value()
                .id();
    }
}
