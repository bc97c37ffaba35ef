package dev.mainsheet.ingress;

import dev.mainsheet.schemas.Event;
import dev.mainsheet.schemas.Triggers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What the ingress counts. Safe for any thread. */
public final class IngressMetrics {

    private static final String PREFIX = "mainsheet.ingress.";

    private final MeterRegistry registry;
    private final Counter acknowledged;
    private final Counter handshakesFailed;
    private final Counter tests;
    private final Timer ack;

    /** By tag, of which there are few: the registry takes much longer to find a counter than to count. */
    private final Map<String, Counter> received = new ConcurrentHashMap<>();

    private final Map<Integer, Counter> answered = new ConcurrentHashMap<>();

    public IngressMetrics(MeterRegistry registry, Admission admission) {
        this.registry = registry;
        this.acknowledged = Counter.builder(PREFIX + "acknowledged")
                .description("Events kept, and said to be kept")
                .register(registry);
        this.handshakesFailed = Counter.builder(PREFIX + "tls.handshakes.failed")
                .description(
                        "Connections that no TLS handshake came about on, such as one without a client certificate")
                .register(registry);
        this.tests = Counter.builder(PREFIX + "test.events")
                .description("Events read that are marked as tests")
                .register(registry);
        this.ack = Timer.builder(PREFIX + "ack")
                .description("From the end of the body until the event was kept")
                .publishPercentileHistogram()
                .maximumExpectedValue(Duration.ofSeconds(10))
                .register(registry);
        Gauge.builder(PREFIX + "bytes.in.flight", admission, Admission::bytesInFlight)
                .description("Bytes of bodies held for requests under way")
                .register(registry);
        Gauge.builder(PREFIX + "requests.in.flight", admission, Admission::requestsInFlight)
                .description("Requests under way, from the end of the head to the answer")
                .register(registry);
    }

    /** Certificates expire on a day of their own: what shows it is how long is left, negative when none is. */
    public void certificate(Supplier<Duration> left) {
        Gauge.builder(PREFIX + "tls.certificate.expires", () -> left.get().toSeconds())
                .description("Until the certificate in force expires")
                .baseUnit("seconds")
                .register(registry);
    }

    /** A TLS handshake came to nothing. */
    public void handshakeFailed() {
        handshakesFailed.increment();
    }

    /** Shows how many connections are open. */
    public void connections(Supplier<Number> open) {
        Gauge.builder(PREFIX + "connections", open)
                .description("Connections open")
                .register(registry);
    }

    /** Watches how many test windows are open, so that one that was forgotten is seen. */
    public void watch(TestWindows windows, InstantSource clock) {
        Gauge.builder(PREFIX + "test.windows", windows, all -> all.open(clock.instant()))
                .description("Test windows open now")
                .strongReference(true)
                .register(registry);
    }

    /** A request was answered. */
    public void answered(int status) {
        answered.computeIfAbsent(status, of -> registry.counter(PREFIX + "requests", "status", Integer.toString(of)))
                .increment();
    }

    /** A request was refused. */
    public void refused(Problem problem) {
        registry.counter(PREFIX + "refused", "reason", problem.name()).increment();
    }

    /** An event was read. Ids come from outside: only those SailPoint publishes have a tag of their own. */
    public void received(Event event) {
        String tag = Triggers.find(event.trigger()).isPresent() ? event.trigger() : "other";
        received.computeIfAbsent(tag, of -> registry.counter(PREFIX + "received", "trigger", of))
                .increment();
        if (event.test()) {
            tests.increment();
        }
    }

    /** An event was kept, so long after its body's end. */
    public void acknowledged(Duration after) {
        acknowledged.increment();
        ack.record(after);
    }
}
