package dev.mainsheet.schemas;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records as the stages make them. */
final class Records {

    static final String EVENT_ID = "0195a1f0-5c3e-7b4a-9d21-6f0e8c7a1b2c";
    static final String SUBJECT = "b9fa6ea2400b24bf31570c9f4fa00076";
    static final String TRIGGER = "idn:identity-attributes-changed";
    static final Instant RECEIVED = Instant.parse("2026-03-06T12:33:48.205Z");
    static final Instant LATER = Instant.parse("2026-03-06T12:33:49.010Z");

    static final Outcome FILTERED = outcome(EVENT_ID, null, Verdict.FILTERED, Reason.NO_ROUTE, null, null, List.of());
    static final Outcome DUPLICATE = outcome(
            EVENT_ID,
            null,
            Verdict.DUPLICATE,
            Reason.CONSECUTIVE,
            "consecutive",
            "0195a1f0-5c3e-7b4a-9d21-6f0e8c7a1b2b",
            List.of());
    static final Outcome DEAD_OUTCOME = outcome(
            EVENT_ID,
            EVENT_ID + "#2~r-7/hr",
            Verdict.DEAD,
            Reason.TOO_LARGE,
            "movers",
            null,
            List.of("everything", "audit"));

    static final Receipt DELIVERED = receipt(EVENT_ID, EVENT_ID + "/hr", Verdict.DELIVERED, null, 200, null);
    static final Receipt REFUSED =
            receipt(EVENT_ID, EVENT_ID + "/hr", Verdict.DEAD, Reason.REFUSED, 422, "{\"message\":\"no such field\"}");

    static final Callback CALLBACK = new Callback("https://gateway.example.com/callbacks/AQ", LATER);

    private Records() {}

    static final TestWindow WINDOW =
            new TestWindow(Optional.of("emea"), new TriggerGlob("idn:identity-*"), LATER.plusSeconds(600));

    static final Order ORDER = WINDOW.opening("carmen", LATER, "trying a subscription out");

    static final Action ACTION = new Action(
            SchemaVersion.CURRENT,
            "carmen",
            "ingress test-window open",
            WINDOW.key(),
            WINDOW.value(),
            LATER,
            "trying a subscription out");

    /** Of a record whose headers cannot be read: nobody knows which event it was. */
    static Outcome undecodableOutcome() {
        return outcome(null, null, Verdict.DEAD, Reason.UNDECODABLE, null, null, null);
    }

    /** The same at the far end. */
    static Receipt undecodableReceipt() {
        return receipt(null, null, Verdict.DEAD, Reason.UNDECODABLE, null, null);
    }

    static Event event(Origin origin, String replayId, boolean doubt, String traceparent) {
        return new Event(
                EVENT_ID,
                TRIGGER,
                "default",
                Event.key("default", SUBJECT, EVENT_ID),
                RECEIVED,
                origin,
                replayId,
                doubt,
                false,
                traceparent,
                "{\"identity\":{}}".getBytes(StandardCharsets.UTF_8));
    }

    static Event testEvent() {
        return new Event(
                EVENT_ID,
                TRIGGER,
                "default",
                Event.key("default", SUBJECT, EVENT_ID),
                RECEIVED,
                Origin.LIVE,
                null,
                false,
                true,
                null,
                "{\"identity\":{}}".getBytes(StandardCharsets.UTF_8));
    }

    static Delivery delivery(DeliveryId id, String alsoMatched, String traceparent) {
        return new Delivery(
                id,
                "movers",
                alsoMatched,
                TRIGGER,
                "default",
                "default|" + SUBJECT,
                RECEIVED,
                traceparent,
                "{\"id\":1}".getBytes(StandardCharsets.UTF_8));
    }

    private static Outcome outcome(
            String eventId,
            String deliveryId,
            Verdict verdict,
            Reason reason,
            String rule,
            String duplicateOf,
            List<String> also) {
        return new Outcome(
                SchemaVersion.CURRENT,
                eventId,
                deliveryId,
                deliveryId == null
                        ? Outcome.NO_LISTENER
                        : DeliveryId.parse(deliveryId).listener(),
                deliveryId == null ? null : DeliveryId.parse(deliveryId).replayId(),
                TRIGGER,
                "default",
                SUBJECT,
                verdict,
                reason,
                rule,
                duplicateOf,
                also,
                LATER);
    }

    private static Receipt receipt(
            String eventId, String deliveryId, Verdict verdict, Reason reason, Integer status, String excerpt) {
        return new Receipt(
                SchemaVersion.CURRENT,
                eventId,
                deliveryId,
                "hr",
                null,
                "moveworks.deliveries.hr",
                7,
                41,
                verdict,
                reason,
                status == null ? 0 : 1,
                status == null ? null : LATER,
                status == null ? null : LATER,
                status,
                805L,
                "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                excerpt,
                TRIGGER,
                "default",
                SUBJECT,
                "movers",
                List.of(),
                LATER);
    }
}
