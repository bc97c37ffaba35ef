package dev.mainsheet.egress.report;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.Ending;
import dev.mainsheet.egress.Parcel;
import dev.mainsheet.egress.Watch;
import dev.mainsheet.schemas.DeliveryId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts and logs what happens to deliveries. A subject that fails is named by its delivery once when it starts and once
 * when it recovers, however often it is tried. Bodies, people and URLs are never logged.
 */
public final class EgressReport implements Watch {

    private static final Logger LOG = LoggerFactory.getLogger(EgressReport.class);

    private final MeterRegistry metrics;
    private final Timer latency;

    /** Owned by the dispatcher's thread. */
    private boolean recording = true;

    /**
     * @param metrics where it counts
     */
    public EgressReport(MeterRegistry metrics) {
        this.metrics = metrics;
        this.latency = Timer.builder("mainsheet.egress.latency")
                .description("From receipt of the event to its delivery")
                .serviceLevelObjectives(
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1))
                .register(metrics);
    }

    @Override
    public void attempted(String listener, Answer answer) {
        metrics.counter("mainsheet.egress.attempts", "listener", listener, "result", answer.result())
                .increment();
    }

    @Override
    public void ended(String listener, Parcel.Deliverable parcel, Ending ending) {
        if (!recording) {
            recording = true;
            LOG.info("Receipts are written again");
        }
        if (ending instanceof Ending.Dead dead) {
            metrics.counter(
                            "mainsheet.egress.dead",
                            "listener",
                            listener,
                            "reason",
                            dead.reason().text())
                    .increment();
            LOG.warn("Delivery {} is dead: {}{}", parcel.id(), dead.reason().text(), status(dead));
        } else {
            metrics.counter("mainsheet.egress.delivered", "listener", listener).increment();
            parcel.read().ifPresent(delivery -> latency.record(Duration.between(delivery.receivedAt(), ending.at())));
        }
    }

    private static String status(Ending ending) {
        return ending.status().isPresent() ? ", status " + ending.status().getAsInt() : "";
    }

    @Override
    public void heldUp(String listener, DeliveryId id, Answer answer) {
        LOG.warn(
                "Delivery {} to listener {} failed: {}. It is tried until it is taken; its subject's later ones wait",
                id,
                listener,
                answer.describe());
    }

    @Override
    public void recovered(String listener, DeliveryId id, Ending ending) {
        LOG.info(
                "Delivery {} to listener {} has ended after {} attempts",
                id,
                listener,
                ending.attempts().count());
    }

    @Override
    public void unrecorded(String listener, DeliveryId id, Throwable cause) {
        metrics.counter("mainsheet.egress.receipts.failed").increment();
        if (recording) {
            recording = false;
            LOG.warn("The receipt of {} could not be written and is tried until it can: {}", id, cause.toString());
        }
    }

    @Override
    public void skipped(String listener) {
        metrics.counter("mainsheet.egress.skipped", "listener", listener).increment();
    }

    @Override
    public void newer(Parcel.Newer parcel) {
        LOG.error(
                "{}-{} offset {} is of schema version {}, which this build cannot read; the partition stands until egress"
                        + " is upgraded",
                parcel.record().topic(),
                parcel.record().partition(),
                parcel.record().offset(),
                parcel.version());
    }
}
