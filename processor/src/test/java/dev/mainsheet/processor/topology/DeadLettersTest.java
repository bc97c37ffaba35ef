package dev.mainsheet.processor.topology;

import static dev.mainsheet.processor.topology.Pipe.event;
import static dev.mainsheet.processor.topology.SampleRoutes.everything;
import static dev.mainsheet.processor.topology.SampleRoutes.filtered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.processor.route.Payload;
import dev.mainsheet.processor.route.Route;
import dev.mainsheet.schemas.DeadLetter;
import dev.mainsheet.schemas.DeadLetterCodec;
import dev.mainsheet.schemas.EventCodec;
import dev.mainsheet.schemas.HeaderNames;
import dev.mainsheet.schemas.Outcome;
import dev.mainsheet.schemas.Reason;
import dev.mainsheet.schemas.Stage;
import dev.mainsheet.schemas.UndecodableException;
import dev.mainsheet.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLettersTest {

    private static final Route RAW = everything("raw", Payload.RAW, "hr");
    private static final byte[] KEY = "default|2c91".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path state;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[1]", "\"x\"", "null", "{\"a\":", "{\"a\":1} x", "{\"a\":1}{}", "\u0000{\u0000}", "{'a':1}"
            })
    void aBodyThatIsNoJsonObjectIsADeadLetterAndNothingBehindItWaits(String body) throws UndecodableException {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            byte[] value = body.getBytes(StandardCharsets.UTF_8);
            pipe.send(KEY, value, headers("e-1"));
            pipe.send(event("e-2", "2c91", "{}"));

            Outcome outcome = only(pipe.outcomes());
            assertThat(outcome.eventId()).isEqualTo("e-1");
            assertThat(outcome.outcome()).isEqualTo(Verdict.DEAD);
            assertThat(outcome.reason()).isEqualTo(Reason.UNDECODABLE);
            assertThat(outcome.listener()).isEqualTo("-");
            assertThat(outcome.trigger()).isEqualTo(Pipe.TRIGGER);
            TestRecord<byte[], byte[]> letter = only(pipe.deadLetters());
            assertThat(letter.key()).isEqualTo(KEY);
            assertThat(letter.value()).isEqualTo(value);
            assertThat(text(letter.headers(), HeaderNames.EVENT_ID)).isEqualTo("e-1");
            DeadLetter dead = DeadLetterCodec.read(letter.headers());
            assertThat(dead.reason()).isEqualTo(Reason.UNDECODABLE);
            assertThat(dead.stage()).isEqualTo(Stage.PROCESSOR);
            assertThat(dead.topic()).isEqualTo("sailpoint.events");
            assertThat(pipe.deliveries("hr")).hasSize(1);
        }
    }

    @Test
    void aRecordOfNobodysIsCalledAfterWhereItLies() {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            pipe.send(KEY, BODY, headers("e-0"));
            pipe.send(null, null, new RecordHeaders());

            assertThat(only(pipe.outcomes()).eventId()).isEqualTo("sailpoint.events-0-1");
            assertThat(only(pipe.deadLetters()).value()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {HeaderNames.TRIGGER, HeaderNames.TENANT, HeaderNames.RECEIVED_AT})
    void aRecordWithoutOneOfItsHeadersIsADeadLetter(String header) {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            Headers headers = headers("e-1");
            headers.remove(header);
            pipe.send(KEY, BODY, headers);

            assertThat(only(pipe.outcomes()).reason()).isEqualTo(Reason.UNDECODABLE);
            assertThat(pipe.deadLetters()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a#1", "a~b"})
    void anEventIdThatNoDeliveryIdCanBeMadeOfIsADeadLetter(String id) {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            pipe.send(KEY, BODY, headers(id));

            assertThat(only(pipe.outcomes()).reason()).isEqualTo(Reason.UNDECODABLE);
            assertThat(pipe.deliveries("hr")).isEmpty();
        }
    }

    @Test
    void aKeyThatNoStoreCouldKeepIsADeadLetter() {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            pipe.send(new byte[2_000_000], BODY, headers("e-1"));

            assertThat(only(pipe.outcomes()).reason()).isEqualTo(Reason.UNDECODABLE);
        }
    }

    @Test
    void aReplayWithoutItsReplayIdIsADeadLetterAndNoCopy() {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            pipe.replay(event("e-1", "2c91", "{}"));

            assertThat(only(pipe.outcomes()).reason()).isEqualTo(Reason.UNDECODABLE);
        }
    }

    @Test
    void aRecordOfALaterMajorVersionStopsTheStreamAndIsNoDeadLetter() {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            Headers headers = headers("e-1");
            headers.remove(HeaderNames.SCHEMA);
            headers.add(HeaderNames.SCHEMA, "2.1".getBytes(StandardCharsets.UTF_8));

            assertThatThrownBy(() -> pipe.send(KEY, BODY, headers))
                    .hasRootCauseInstanceOf(HeldRecordException.class)
                    .rootCause()
                    .hasMessageContaining("sailpoint.events, partition 0, offset 0")
                    .hasMessageContaining("schema version 2.1")
                    .hasMessageContaining("upgrade");
            assertThat(pipe.deadLetters()).isEmpty();
            assertThat(pipe.outcomes()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.7", "0.9", "not a version"})
    void everyOtherVersionIsRead(String version) {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            Headers headers = headers("e-1");
            headers.remove(HeaderNames.SCHEMA);
            headers.add(HeaderNames.SCHEMA, version.getBytes(StandardCharsets.UTF_8));
            headers.add("mainsheet-of-tomorrow", BODY);
            pipe.send(KEY, BODY, headers);

            assertThat(pipe.deliveries("hr")).hasSize(1);
        }
    }

    @Test
    void aBodyOverTheListenersLimitIsDeadForItAndNothingBehindItWaits() throws UndecodableException {
        try (Pipe pipe = new Pipe(state, List.of(everything("all", Payload.RAW, "hr", "it")))) {
            pipe.send(event("e-1", "2c91", "{'text':'" + "x".repeat(2_000) + "'}"));
            pipe.send(event("e-2", "2c91", "{}"));

            Outcome outcome = only(pipe.outcomes());
            assertThat(outcome.outcome()).isEqualTo(Verdict.DEAD);
            assertThat(outcome.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(outcome.listener()).isEqualTo("it");
            assertThat(outcome.deliveryId()).isEqualTo("e-1/it");
            assertThat(outcome.rule()).isEqualTo("all");
            TestRecord<byte[], byte[]> letter = only(pipe.deadLetters());
            assertThat(letter.value()).hasSizeGreaterThan(2_000);
            assertThat(text(letter.headers(), HeaderNames.DELIVERY_ID)).isEqualTo("e-1/it");
            assertThat(DeadLetterCodec.read(letter.headers()).reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(pipe.deliveries("hr")).hasSize(2);
            assertThat(pipe.deliveries("it")).hasSize(1);
        }
    }

    @Test
    void aMillionBytesAreDeliveredRawAndAreTooLargeInAnEnvelope() {
        String body = "{'text':'" + "x".repeat(999_989) + "'}";
        assertThat(body).hasSize(1_000_000);

        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            pipe.send(event("e-1", "2c91", body));
            assertThat(only(pipe.deliveries("hr")).body()).hasSize(1_000_000);
        }
        try (Pipe pipe = new Pipe(state.resolve("2"), List.of(everything("all", Payload.ENVELOPE, "hr")))) {
            pipe.send(event("e-1", "2c91", body));
            assertThat(only(pipe.outcomes()).reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(only(pipe.deadLetters()).value()).hasSize(1_000_000);
        }
    }

    @Test
    void whatWouldNotFitADeadLetterIsNamedByWhereItLies() throws UndecodableException {
        try (Pipe pipe = new Pipe(state, List.of(RAW))) {
            byte[] huge = new byte[4 * 1024 * 1024];
            pipe.send(KEY, huge, headers("e-1"));
            pipe.send(huge, huge, headers("e-2"));

            assertThat(pipe.outcomes()).hasSize(2);
            for (TestRecord<byte[], byte[]> letter : pipe.deadLetters()) {
                assertThat(letter.value()).isNull();
                assertThat(DeadLetterCodec.read(letter.headers()).topic()).isEqualTo("sailpoint.events");
            }
        }
    }

    @Test
    void aFilterWithoutAnAnswerIsADeadLetterAndNotNoMatch() throws UndecodableException {
        Route slow = filtered("slow", "$[?($.name =~ /((a|aa)*)*c/)]", "hr");
        try (Pipe pipe = new Pipe(state, List.of(slow))) {
            pipe.send(event("e-1", "2c91", "{'name':'" + "a".repeat(60) + "'}"));
            pipe.send(event("e-2", "2c91", "{'name':'aac'}"));

            Outcome outcome = only(pipe.outcomes());
            assertThat(outcome.outcome()).isEqualTo(Verdict.DEAD);
            assertThat(outcome.reason()).isEqualTo(Reason.FILTER_TIMEOUT);
            assertThat(outcome.listener()).isEqualTo("hr");
            assertThat(outcome.deliveryId()).isEqualTo("e-1/hr");
            assertThat(outcome.rule()).isEqualTo("slow");
            assertThat(DeadLetterCodec.read(only(pipe.deadLetters()).headers()).reason())
                    .isEqualTo(Reason.FILTER_TIMEOUT);
            assertThat(only(pipe.deliveries("hr")).id()).hasToString("e-2/hr");
        }
    }

    @Test
    void anOutcomeFitsARecordHoweverLongTheSubjectIs() {
        try (Pipe pipe = new Pipe(state, List.of())) {
            pipe.send(event("e-1", "\u0001".repeat(900_000), "{}"));

            assertThat(only(pipe.outcomes()).subject()).hasSize(512);
        }
    }

    private static Headers headers(String id) {
        Headers headers = new RecordHeaders();
        EventCodec.write(event(id, "2c91", "{}"), headers);
        return headers;
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static <T> T only(List<T> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
