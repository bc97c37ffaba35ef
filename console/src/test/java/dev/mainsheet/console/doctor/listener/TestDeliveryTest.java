package dev.mainsheet.console.doctor.listener;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainsheet.console.doctor.Clocks;
import dev.mainsheet.console.doctor.Finding;
import dev.mainsheet.console.doctor.Level;
import dev.mainsheet.testkit.Ports;
import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import dev.mainsheet.testkit.moveworks.ReceivedDelivery;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestDeliveryTest {

    private static final String ID = "7c0e3e4c-6d44-4b6e-9a43-0d6d3d3b2a11";
    private static final String KEY = "mw-key";

    private final MoveworksStandIn moveworks = new MoveworksStandIn(MoveworksOptions.withKey(KEY));

    @BeforeEach
    void start() throws Exception {
        moveworks.start();
    }

    @AfterEach
    void stop() {
        moveworks.stop();
    }

    @Test
    void whatIsSentIsMarkedAsATestAndNamesNobody() throws Exception {
        Finding finding = send(KEY);
        assertThat(finding.status()).isEqualTo(Level.GREEN);
        assertThat(moveworks.deliveries()).hasSize(1);
        ReceivedDelivery received = moveworks.deliveries().get(0);
        JsonNode body = received.json();
        assertThat(body.get("test").asBoolean()).isTrue();
        assertThat(body.get("trigger").asText()).isEqualTo("mainsheet:test");
        assertThat(body.has("subject")).isFalse();
        assertThat(received.headers())
                .containsEntry("webhook-id", body.get("id").asText() + "/hr")
                .containsKey("webhook-timestamp");
        assertThat(finding.detail()).contains(body.get("id").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "401, RED, credential", "403, RED, credential", "404, RED, no such listener", "302, RED, redirects",
        "429, YELLOW, too many", "422, YELLOW, body is refused", "503, YELLOW, trouble", "418, YELLOW, no answer that"
    })
    void everyAnswerIsSaidInWords(int status, Level level, String words) throws Exception {
        moveworks.faults().add(Fault.status(status, 1));
        Finding finding = send(KEY);
        assertThat(finding.status()).isEqualTo(level);
        assertThat(finding.detail()).contains("(" + status + ")", words);
        assertThat(finding.remedy()).isNotBlank();
    }

    @Test
    void aWrongKeyIsRefusedAndNotRepeated() throws Exception {
        Finding finding = send("another-key");
        assertThat(finding.status()).isEqualTo(Level.RED);
        assertThat(finding.toString()).doesNotContain("another-key").doesNotContain(ID);
    }

    @Test
    void whereNobodyAnswersNobodyKnowsWhetherItWasTaken() throws Exception {
        URI nobody = URI.create("http://127.0.0.1:" + Ports.free() + "/x");
        ListenerTarget target = new ListenerTarget("hr", nobody, Optional.empty());
        Finding finding =
                new TestDelivery(target, Clock.systemUTC(), new Clocks()).run().get(0);
        assertThat(finding.status()).isEqualTo(Level.RED);
        assertThat(finding.detail()).contains("not answered");
    }

    private Finding send(String key) throws InterruptedException {
        ListenerTarget target = new ListenerTarget("hr", URI.create(moveworks.listenerUrl(ID)), Optional.of(key));
        return new TestDelivery(target, Clock.systemUTC(), new Clocks()).run().get(0);
    }
}
