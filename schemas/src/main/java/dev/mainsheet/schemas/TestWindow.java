package dev.mainsheet.schemas;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A time in which events count as tests: SailPoint's own tests are not marked. Always has an end, so that one that was
 * forgotten, or that nobody can close because Kafka is away, takes no live event for ever.
 *
 * @param tenant whose events; empty for every tenant's
 * @param triggers which of them
 * @param until its end, by the clock of each ingress; that instant is outside
 */
public record TestWindow(Optional<String> tenant, TriggerGlob triggers, Instant until) {

    /** What all keys of windows on {@code mainsheet.controls} begin with. */
    public static final String KEY_PREFIX = "test-window/";

    /** How long one may be. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private static final String ALL = "*";
    private static final String OPEN = "open";
    private static final String CLOSE = "close";
    private static final String TENANT = "tenant";
    private static final String TRIGGERS = "triggers";
    private static final String UNTIL = "until";

    /** The key of its orders: {@code test-window/<tenant or *>/<triggers>}. A window opened again under it is replaced. */
    public String key() {
        return KEY_PREFIX + tenant.orElse(ALL) + "/" + triggers.pattern();
    }

    /** Whether an event received at {@code at} is a test by it. */
    public boolean covers(String tenant, String trigger, Instant at) {
        return at.isBefore(until) && this.tenant.map(tenant::equals).orElse(true) && triggers.matches(trigger);
    }

    /** When it ends, as orders and actions have it. */
    public Map<String, String> value() {
        return Map.of(UNTIL, IsoTime.format(until));
    }

    /** The order that opens it. */
    public Order opening(String who, Instant when, String why) {
        return new Order(SchemaVersion.CURRENT, OPEN, filter(), value(), who, when, why);
    }

    /** The order that closes it before its end. */
    public Order closing(String who, Instant when, String why) {
        return new Order(SchemaVersion.CURRENT, CLOSE, filter(), null, who, when, why);
    }

    private Map<String, String> filter() {
        Map<String, String> filter = new LinkedHashMap<>();
        tenant.ifPresent(name -> filter.put(TENANT, name));
        filter.put(TRIGGERS, triggers.pattern());
        return filter;
    }

    /**
     * The window that an order opens; empty if it closes one.
     *
     * @throws UndecodableException if it does neither
     */
    public static Optional<TestWindow> of(Order order) throws UndecodableException {
        if (CLOSE.equals(order.order())) {
            return Optional.empty();
        }
        if (!OPEN.equals(order.order())) {
            throw new UndecodableException("a test window cannot be ordered to \"" + order.order() + "\"");
        }
        return Optional.of(new TestWindow(
                Optional.ofNullable(part(order.filter(), TENANT)),
                new TriggerGlob(
                        Optional.ofNullable(part(order.filter(), TRIGGERS)).orElse(ALL)),
                end(part(order.value(), UNTIL))));
    }

    private static String part(Map<String, String> parts, String name) {
        return parts == null ? null : parts.get(name);
    }

    private static Instant end(String until) throws UndecodableException {
        if (until == null) {
            throw new UndecodableException("a test window without its end");
        }
        try {
            return Instant.parse(until);
        } catch (DateTimeParseException malformed) {
            throw new UndecodableException("a test window until \"" + until + "\", which is no time");
        }
    }
}
