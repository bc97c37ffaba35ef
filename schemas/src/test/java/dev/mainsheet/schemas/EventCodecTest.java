package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {

    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    static Stream<Event> events() {
        return Stream.of(
                Records.event(Origin.LIVE, null, false, null),
                Records.event(Origin.LIVE, null, true, TRACE),
                Records.event(Origin.REPLAY, "r-7", false, TRACE),
                Records.event(Origin.LIVE, null, false, TRACE).answeredAt(Records.CALLBACK),
                Records.testEvent());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventComesBackAsItWentIn(Event event) throws UndecodableException {
        Event back = EventCodec.read(utf8(event.key()), event.body(), headersOf(event));

        assertThat(back).isEqualTo(event);
    }

    @ParameterizedTest
    @EnumSource
    void everyOriginComesBack(Origin origin) throws UndecodableException {
        Event event = Records.event(origin, null, false, null);

        assertThat(EventCodec.read(utf8(event.key()), event.body(), headersOf(event))
                        .origin())
                .isEqualTo(origin);
    }

    @Test
    void whatIsAbsentLeavesNoHeader() {
        assertThat(Arrays.stream(headersOf(Records.event(Origin.LIVE, null, false, null))
                                .toArray())
                        .map(Header::key))
                .containsExactlyInAnyOrder(
                        HeaderNames.SCHEMA,
                        HeaderNames.EVENT_ID,
                        HeaderNames.TRIGGER,
                        HeaderNames.TENANT,
                        HeaderNames.RECEIVED_AT,
                        HeaderNames.ORIGIN);
    }

    @Test
    void aSecondWritingReplacesTheFirstAndLeavesWhatIsNotOurs() {
        Headers headers = headersOf(Records.event(Origin.LIVE, null, true, TRACE));
        headers.add("x-theirs", utf8("kept"));

        EventCodec.write(Records.event(Origin.REPLAY, "r-7", false, null), headers);

        assertThat(headers.headers(HeaderNames.ORIGIN)).hasSize(1);
        assertThat(headers.lastHeader(HeaderNames.DOUBT)).isNull();
        assertThat(headers.lastHeader(HeaderNames.TRACEPARENT)).isNull();
        assertThat(headers.lastHeader("x-theirs")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {HeaderNames.EVENT_ID, HeaderNames.TRIGGER, HeaderNames.TENANT, HeaderNames.RECEIVED_AT})
    void anEventWithoutAHeaderWeNeedIsRefusedByTheHeadersName(String header) {
        Event event = Records.event(Origin.LIVE, null, false, null);
        Headers headers = headersOf(event);
        headers.remove(header);

        assertThatThrownBy(() -> EventCodec.read(utf8(event.key()), event.body(), headers))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(header);
    }

    @Test
    void aTimeThatIsNoNumberIsRefused() {
        Event event = Records.event(Origin.LIVE, null, false, null);
        Headers headers = headersOf(event);
        headers.remove(HeaderNames.RECEIVED_AT).add(HeaderNames.RECEIVED_AT, utf8("noon"));

        assertThatThrownBy(() -> EventCodec.read(utf8(event.key()), event.body(), headers))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(HeaderNames.RECEIVED_AT)
                .hasMessageContaining("noon");
    }

    @Test
    void aRecordWithoutKeyOrBodyIsRefused() {
        Event event = Records.event(Origin.LIVE, null, false, null);
        Headers headers = headersOf(event);

        assertThatThrownBy(() -> EventCodec.read(null, event.body(), headers))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("key");
        assertThatThrownBy(() -> EventCodec.read(utf8(event.key()), null, headers))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("body");
    }

    @Test
    void anEventKnowsItsSubjectByItsKey() {
        assertThat(Records.event(Origin.LIVE, null, false, null).subject()).isEqualTo(Records.SUBJECT);
    }

    @Test
    void anEventWithoutASubjectIsKeyedByItsOwnId() {
        assertThat(Event.key("default", null, Records.EVENT_ID)).isEqualTo(Records.EVENT_ID);
    }

    private static Headers headersOf(Event event) {
        Headers headers = new RecordHeaders();
        EventCodec.write(event, headers);
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
