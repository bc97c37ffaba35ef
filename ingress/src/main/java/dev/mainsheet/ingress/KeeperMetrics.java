package dev.mainsheet.ingress;

import dev.mainsheet.ingress.intake.KeeperReport;
import dev.mainsheet.ingress.intake.KeeperState;
import dev.mainsheet.ingress.intake.StoreTrouble;
import dev.mainsheet.schemas.Event;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs what the keeper does. Told on the keeper's thread; its gauges are read from any. */
final class KeeperMetrics implements KeeperReport {

    private static final Logger LOG = LoggerFactory.getLogger("dev.mainsheet.intake");
    private static final String PREFIX = "mainsheet.ingress.";

    private final MeterRegistry registry;
    private final Counter journalled;
    private final Counter doubtful;
    private final Counter sentOn;
    private final Counter quarantined;
    private final Counter ackedLate;
    private volatile KeeperState state = KeeperState.JOURNAL;
    private long sentOnSince;

    KeeperMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.journalled = counter("journalled", "Events that went to the journal");
        this.doubtful = counter("journalled.doubtful", "Those of them that Kafka may have had already");
        this.sentOn = counter("journal.sent.on", "Events out of the journal that Kafka took");
        this.quarantined = counter("journal.quarantined", "Events that Kafka will never take, put aside");
        this.ackedLate =
                counter("acked.late", "Events that Kafka took after they had gone to the journal: second copies");
        Gauge.builder(PREFIX + "journal.in.use", this, metrics -> metrics.state == KeeperState.DIRECT ? 0 : 1)
                .description("1 while events go to the journal")
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(PREFIX + name).description(description).register(registry);
    }

    @Override
    public void state(KeeperState next, String why) {
        if (next == KeeperState.JOURNAL && state != KeeperState.JOURNAL) {
            registry.counter(PREFIX + "journal.turns").increment();
            LOG.warn("events go to the journal: {}", why);
        } else if (next == KeeperState.DIRECT) {
            LOG.info("events go to Kafka; {} were sent on from the journal before", sentOnSince);
            sentOnSince = 0;
        }
        state = next;
    }

    @Override
    public void journalled(int events, int inDoubt) {
        journalled.increment(events);
        doubtful.increment(inDoubt);
    }

    @Override
    public void sentOn() {
        sentOn.increment();
        sentOnSince++;
    }

    @Override
    public void quarantined(Event event, String why) {
        quarantined.increment();
        LOG.error(
                "event {} of {} with {} bytes will never be taken by Kafka ({}): it lies in the journal's quarantine;"
                        + " see ./mainsheet journal show",
                event.id(),
                event.trigger(),
                event.body().length,
                why);
    }

    @Override
    public void landedLate() {
        ackedLate.increment();
    }

    @Override
    public void refused(StoreTrouble trouble, int events) {
        String kind = trouble.kind().name().toLowerCase(Locale.ROOT);
        registry.counter(PREFIX + "journal.refused", "reason", kind).increment(events);
        LOG.error("{} events were refused with 503: {}", events, trouble.why());
    }

    @Override
    public void tooLarge(Event event, String why) {
        LOG.error(
                "event {} of {} with {} bytes is over what the topic takes ({}): raise its max.message.bytes, or lower"
                        + " mainsheet.ingress.max-body-bytes",
                event.id(),
                event.trigger(),
                event.body().length,
                why);
    }
}
