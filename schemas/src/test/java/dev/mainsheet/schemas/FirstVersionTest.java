package dev.mainsheet.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/**
 * Records as the first version wrote them, letter by letter. They lie on topics for up to 400 days: whatever changes, these
 * literals stay and stay readable. Each also has a header or field that a later minor version may add.
 */
class FirstVersionTest {

    private static final byte[] BODY = utf8("{\"identity\":{\"id\":\"b9fa\"}}");

    @Test
    void anEventOfVersion1CanBeRead() throws UndecodableException {
        Headers headers = headers(Map.of(
                "mainsheet-schema", "1",
                "mainsheet-event-id", "0195a1f0-5c3e-7b4a-9d21-6f0e8c7a1b2c",
                "mainsheet-trigger", "idn:identity-created",
                "mainsheet-tenant", "default",
                "mainsheet-received-at", "1772800428205",
                "mainsheet-origin", "replay",
                "mainsheet-replay-id", "r-7",
                "mainsheet-doubt", "1",
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "mainsheet-added-later", "x"));

        assertThat(SchemaVersion.readable(EventCodec.schemaVersion(headers))).isTrue();
        assertThat(EventCodec.read(utf8("default|b9fa"), BODY, headers))
                .isEqualTo(new Event(
                        "0195a1f0-5c3e-7b4a-9d21-6f0e8c7a1b2c",
                        "idn:identity-created",
                        "default",
                        "default|b9fa",
                        Instant.parse("2026-03-06T12:33:48.205Z"),
                        Origin.REPLAY,
                        "r-7",
                        true,
                        false,
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                        BODY));
    }

    @Test
    void aDeliveryOfVersion1CanBeRead() throws UndecodableException {
        Headers headers = headers(Map.of(
                "mainsheet-schema", "1",
                "mainsheet-delivery-id", "0195a1f0#2~r-7/hr",
                "mainsheet-event-id", "0195a1f0",
                "mainsheet-listener", "hr",
                "mainsheet-replay-id", "r-7",
                "mainsheet-route", "movers",
                "mainsheet-also-matched", "audit,all",
                "mainsheet-trigger", "idn:identity-created",
                "mainsheet-tenant", "default",
                "mainsheet-received-at", "1772800428205"));
        headers.add("mainsheet-added-later", utf8("x"));

        assertThat(DeliveryCodec.read(utf8("default|b9fa"), BODY, headers))
                .isEqualTo(new Delivery(
                        DeliveryId.parse("0195a1f0#2~r-7/hr"),
                        "movers",
                        "audit,all",
                        "idn:identity-created",
                        "default",
                        "default|b9fa",
                        Instant.parse("2026-03-06T12:33:48.205Z"),
                        null,
                        BODY));
    }

    @Test
    void aDeadLetterOfVersion1CanBeRead() throws UndecodableException {
        Headers headers = headers(Map.of(
                "mainsheet-dead-reason", "refused",
                "mainsheet-dead-stage", "egress",
                "mainsheet-dead-status", "422",
                "mainsheet-dead-attempts", "1",
                "mainsheet-dead-first-at", "1772800428205",
                "mainsheet-dead-last-at", "1772800428205",
                "mainsheet-dead-topic", "moveworks.deliveries.hr",
                "mainsheet-dead-partition", "7",
                "mainsheet-dead-offset", "41",
                "mainsheet-dead-added-later", "x"));
        Instant at = Instant.parse("2026-03-06T12:33:48.205Z");

        assertThat(DeadLetterCodec.read(headers))
                .isEqualTo(
                        new DeadLetter(Reason.REFUSED, Stage.EGRESS, 422, 1, at, at, "moveworks.deliveries.hr", 7, 41));
    }

    @Test
    void anOutcomeOfVersion1CanBeRead() throws UndecodableException {
        byte[] written = utf8("""
                {"schemaVersion":"1","eventId":"e2","deliveryId":"e2~r-7/hr","listener":"hr","replayId":"r-7",\
                "trigger":"idn:identity-created","tenant":"default","subject":"b9fa","outcome":"duplicate",\
                "reason":"consecutive","rule":"consecutive","duplicateOf":"e1","alsoMatched":["audit"],\
                "at":"2026-03-06T12:33:48.205Z","addedLater":{"any":[1]}}""");

        assertThat(JsonCodec.OUTCOME.read(written))
                .isEqualTo(new Outcome(
                        "1",
                        "e2",
                        "e2~r-7/hr",
                        "hr",
                        "r-7",
                        "idn:identity-created",
                        "default",
                        "b9fa",
                        Verdict.DUPLICATE,
                        Reason.CONSECUTIVE,
                        "consecutive",
                        "e1",
                        List.of("audit"),
                        Instant.parse("2026-03-06T12:33:48.205Z")));
    }

    @Test
    void aReceiptOfVersion1CanBeRead() throws UndecodableException {
        byte[] written = utf8("""
                {"schemaVersion":"1","eventId":"e2","deliveryId":"e2~r-7/hr","listener":"hr","replayId":"r-7",\
                "topic":"moveworks.deliveries.hr","partition":7,"offset":41,"outcome":"dead","reason":"refused",\
                "attempts":2,"firstAt":"2026-03-06T12:33:48.205Z","lastAt":"2026-03-06T12:33:49.010Z","status":422,\
                "latencyMs":805,"bodyHash":"9f86","excerpt":"no such field","trigger":"idn:identity-created",\
                "tenant":"default","subject":"b9fa","rule":"movers","alsoMatched":["audit"],\
                "at":"2026-03-06T12:33:49.010Z","addedLater":true}""");

        assertThat(JsonCodec.RECEIPT.read(written))
                .isEqualTo(new Receipt(
                        "1",
                        "e2",
                        "e2~r-7/hr",
                        "hr",
                        "r-7",
                        "moveworks.deliveries.hr",
                        7,
                        41,
                        Verdict.DEAD,
                        Reason.REFUSED,
                        2,
                        Instant.parse("2026-03-06T12:33:48.205Z"),
                        Instant.parse("2026-03-06T12:33:49.010Z"),
                        422,
                        805L,
                        "9f86",
                        "no such field",
                        "idn:identity-created",
                        "default",
                        "b9fa",
                        "movers",
                        List.of("audit"),
                        Instant.parse("2026-03-06T12:33:49.010Z")));
    }

    private static Headers headers(Map<String, String> values) {
        Headers headers = new RecordHeaders();
        values.forEach((name, value) -> headers.add(name, utf8(value)));
        return headers;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
