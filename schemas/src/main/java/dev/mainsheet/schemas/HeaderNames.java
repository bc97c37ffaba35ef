package dev.mainsheet.schemas;

/** Names of the record headers on every topic of ours. Values are UTF-8 text. */
public final class HeaderNames {

    /** The event's id, a UUID in text form. */
    public static final String EVENT_ID = "mainsheet-event-id";

    /** The listener a delivery is for. */
    public static final String LISTENER = "mainsheet-listener";

    /** The route that made a delivery. */
    public static final String ROUTE = "mainsheet-route";

    /** Further routes to the same listener that would have passed, comma-separated, in file order. */
    public static final String ALSO_MATCHED = "mainsheet-also-matched";

    /** See {@link DeliveryId}. */
    public static final String DELIVERY_ID = "mainsheet-delivery-id";

    /** SailPoint's trigger id, taken from the path: it is not in the body. */
    public static final String TRIGGER = "mainsheet-trigger";

    /** The SailPoint system an event came from. */
    public static final String TENANT = "mainsheet-tenant";

    /** When the ingress received the event, in epoch milliseconds; record timestamps are append times. */
    public static final String RECEIVED_AT = "mainsheet-received-at";

    /** See {@link Origin}. */
    public static final String ORIGIN = "mainsheet-origin";

    /** Present on replayed events and deliveries only. */
    public static final String REPLAY_ID = "mainsheet-replay-id";

    /** {@code 1} on a copy of an event whose first sending may or may not have succeeded. */
    public static final String DOUBT = "mainsheet-doubt";

    /** {@code 1} on a test event; its replays carry it on. */
    public static final String TEST = "mainsheet-test";

    /** See {@link SchemaVersion}. */
    public static final String SCHEMA = "mainsheet-schema";

    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    /** See {@link Callback#url}. */
    public static final String CALLBACK = "mainsheet-callback";

    /** Until when an answer there is of use, in epoch milliseconds. */
    public static final String CALLBACK_EXPIRES_AT = "mainsheet-callback-expires-at";

    /** See {@link Reason}. */
    public static final String DEAD_REASON = "mainsheet-dead-reason";

    /** The stage that gave up: a {@link Stage}. */
    public static final String DEAD_STAGE = "mainsheet-dead-stage";

    /** The last HTTP status, where there was one. */
    public static final String DEAD_STATUS = "mainsheet-dead-status";

    /** How often it was tried. */
    public static final String DEAD_ATTEMPTS = "mainsheet-dead-attempts";

    /** First attempt, epoch milliseconds. */
    public static final String DEAD_FIRST_AT = "mainsheet-dead-first-at";

    /** Last attempt, epoch milliseconds. */
    public static final String DEAD_LAST_AT = "mainsheet-dead-last-at";

    /** Where the record lay. */
    public static final String DEAD_TOPIC = "mainsheet-dead-topic";

    /** Its partition there. */
    public static final String DEAD_PARTITION = "mainsheet-dead-partition";

    /** Its offset there. */
    public static final String DEAD_OFFSET = "mainsheet-dead-offset";

    private HeaderNames() {}
}
