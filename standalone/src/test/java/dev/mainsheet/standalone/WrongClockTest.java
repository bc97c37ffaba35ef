package dev.mainsheet.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.testkit.moveworks.ReceivedDelivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** An ingress whose clock is two hours ahead of everybody's. */
@Tag("kill")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class WrongClockTest {

    private static final Duration AHEAD = Duration.ofHours(2);
    private static final Duration CONSECUTIVE_WINDOW = Duration.ofMinutes(1);
    private static final String OTHER_TRIGGER = "idn:identity-created";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path directory;

    @Test
    void anIngressAheadOfTimeLosesNothingAndNoWindowIsMovedByIt() throws Exception {
        IngressInstance ahead = IngressInstance.anywhere();
        IngressInstance right = IngressInstance.anywhere();
        try (Separately all = Separately.in(directory);
                Line toAhead = new Line(ahead.port());
                Line toRight = new Line(right.port())) {
            all.closedAtEnd(MainsheetProcess.run(
                    all.output("ingress-ahead"),
                    ahead.environment(),
                    MainsheetProcess.java(IngressByWrongClock.class, all.file().toString(), AHEAD.toString())));
            Separately.awaitUp(ahead);
            Instant firstAt = Instant.now();
            keep(toAhead, "same");
            keep(toAhead, "same");

            SteadyLoad load = SteadyLoad.on(ahead);
            Pass.by(Duration.ofSeconds(10));
            all.kafka.kill9();
            Pass.by(Duration.ofSeconds(20));
            Instant back = all.startKafka();
            Pass.by(Duration.ofSeconds(20));
            load.stop();
            Audit audit = Verdict.on("Clock 2 h ahead, Kafka killed for 20 s", all, load, Posted::subject, back);

            assertThat(audit.refused()).isEmpty();
            assertThat(audit.unanswered()).isEmpty();
            assertThat(all.deliveries.all())
                    .allSatisfy(delivery -> assertThat(delivery.receivedAt())
                            .isAfter(delivery.at().plus(AHEAD).minus(Duration.ofMinutes(5))));

            Pass.by(CONSECUTIVE_WINDOW
                    .minus(Duration.between(firstAt, Instant.now()))
                    .plusSeconds(1));
            keep(toAhead, "same");
            all.start(right);
            Separately.awaitUp(right);
            keep(toRight, "by the right clock");
            await().atMost(Duration.ofSeconds(30)).until(() -> others(all).contains("by the right clock"));
            assertThat(others(all)).containsExactly("same", "same", "by the right clock");
        }
    }

    private static void keep(Line line, String content) throws IOException {
        String body = "{\"identity\":{\"type\":\"IDENTITY\",\"id\":\"w\",\"name\":\"W\"},\"attributes\":{\"c\":\"%s\"}}"
                .formatted(content);
        assertThat(line.post(OTHER_TRIGGER, body.getBytes(UTF_8)).status()).isEqualTo(200);
    }

    private static List<String> others(Separately all) {
        return all.moveworks.accepted().stream()
                .map(ReceivedDelivery::json)
                .filter(body -> body.path("trigger").asText().equals(OTHER_TRIGGER))
                .map(body -> body.at("/event/attributes/c"))
                .map(JsonNode::asText)
                .toList();
    }
}
