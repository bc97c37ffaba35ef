package dev.mainsheet.egress.kafka;

import dev.mainsheet.egress.Answer;
import dev.mainsheet.egress.EgressService;
import dev.mainsheet.egress.EgressSettings;
import dev.mainsheet.egress.Sender;
import dev.mainsheet.egress.engine.BodyLimit;
import dev.mainsheet.egress.http.MoveworksClient;
import dev.mainsheet.egress.report.EgressReport;
import dev.mainsheet.egress.report.LoadGauges;
import dev.mainsheet.runtime.health.Health;
import dev.mainsheet.runtime.retry.RetrySchedule;
import dev.mainsheet.schemas.Delivery;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An egress on a {@link Pipeline}, that can be stopped in order or die. */
final class RunningEgress implements AutoCloseable {

    /** Quick enough for tests. */
    private static final RetrySchedule RETRIES =
            new RetrySchedule(Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofHours(1));

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final EgressStatus status = new EgressStatus();
    private final MoveworksClient client;
    private final EgressService service;
    private volatile boolean dead;

    RunningEgress(Pipeline pipeline, Vertx vertx, String instance) {
        EgressSettings settings = new EgressSettings(
                pipeline.topics,
                List.of(pipeline.listener()),
                0,
                pipeline::clientProperties,
                instance,
                "test",
                new BodyLimit(1_000, 16 << 20),
                RETRIES);
        client = new MoveworksClient(vertx, settings.listeners(), "test", InstantSource.system());
        LoadGauges.register(metrics, List.of(Pipeline.HR), status::load, InstantSource.system());
        service = new EgressService(settings, mortal(client), new EgressReport(metrics), status, new Health());
        service.start();
    }

    /** Once dead it sends nothing, and hears no answer to what it has sent. */
    private Sender mortal(Sender sender) {
        return new Sender() {
            @Override
            public CompletionStage<Answer> send(Delivery delivery) {
                CompletableFuture<Answer> heard = new CompletableFuture<>();
                if (!dead) {
                    sender.send(delivery).thenAccept(answer -> {
                        if (!dead) {
                            heard.complete(answer);
                        }
                    });
                }
                return heard;
            }
        };
    }

    /**
     * Dies without a last word: nothing it knows but has not written counts any more. Its membership is left behind, as a
     * killed process leaves it, for the next instance of that name to take over.
     */
    void die() {
        dead = true;
    }

    void stop() {
        service.stop(Duration.ofSeconds(10));
    }

    double counted(String name, String... tags) {
        return metrics.find(name).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Override
    public void close() {
        service.stop(Duration.ofSeconds(dead ? 1 : 10));
        client.close();
    }
}
