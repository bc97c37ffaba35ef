package dev.mainsheet.testkit.sailpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainsheet.testkit.faults.Fault;
import dev.mainsheet.testkit.moveworks.MoveworksOptions;
import dev.mainsheet.testkit.moveworks.MoveworksStandIn;
import dev.mainsheet.testkit.moveworks.ReceivedDelivery;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SailPointSenderTest {

    private static final byte[] BODY = "{\"identity\":{\"id\":\"i1\"}}".getBytes(StandardCharsets.UTF_8);

    private final MoveworksStandIn receiver = new MoveworksStandIn(MoveworksOptions.withKey("token"));

    @BeforeEach
    void start() throws Exception {
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop();
    }

    @Test
    void aTriggerIsOneJsonPostWithTheCredentialAndNoId() throws Exception {
        SailPointSender.Answer answer = new SailPointSender(new Credential.Bearer("token")).send(url(), BODY);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("RECEIVED");
        assertThat(answer.took()).isPositive();
        ReceivedDelivery received = receiver.deliveries().get(0);
        assertThat(received.body()).contains(new String(BODY, StandardCharsets.UTF_8));
        assertThat(received.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("authorization", "Bearer token")
                .doesNotContainKeys("webhook-id", "idempotency-key");
    }

    @Test
    void basicCredentialsAreSentAndNoneSendsNone() throws Exception {
        new SailPointSender(new Credential.Basic("user", "pass")).send(url(), BODY);
        new SailPointSender(new Credential.None()).send(url(), BODY);

        assertThat(receiver.deliveries().get(0).headers()).containsEntry("authorization", "Basic dXNlcjpwYXNz");
        assertThat(receiver.deliveries().get(1).headers()).doesNotContainKey("authorization");
    }

    @Test
    void anAnswerOfErrorOrNoneIsNeverTriedAgain() throws Exception {
        SailPointSender sender = new SailPointSender(new Credential.Bearer("token"));
        receiver.faults().add(Fault.status(503, 1));
        receiver.faults().add(new Fault(Fault.Match.ANY, 1, Fault.Effect.NONE.drop()));

        assertThat(sender.send(url(), BODY).status()).isEqualTo(503);
        assertThatThrownBy(() -> sender.send(url(), BODY)).isInstanceOf(IOException.class);
        assertThat(receiver.deliveries()).hasSize(2);
    }

    @Test
    void anAnswerThatComesTooLateIsAFailure() {
        SailPointSender sender = new SailPointSender(new Credential.Bearer("token"), Duration.ofMillis(200));
        receiver.faults().add(new Fault(Fault.Match.ANY, 1, Fault.Effect.NONE.delay(Duration.ofSeconds(60))));

        assertThatThrownBy(() -> sender.send(url(), BODY))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no answer in 200 ms");
    }

    @Test
    void manyMayBeUnderWayAtOnce() {
        SailPointSender sender = new SailPointSender(new Credential.Bearer("token"));
        receiver.faults().add(new Fault(Fault.Match.ANY, 2, Fault.Effect.NONE.delay(Duration.ofMillis(200))));

        var first = sender.sendAsync(url(), BODY);
        var second = sender.sendAsync(url(), BODY);

        assertThat(first.join().status()).isEqualTo(200);
        assertThat(second.join().status()).isEqualTo(200);
    }

    private URI url() {
        return URI.create(receiver.listenerUrl("6d3a1f0e-1111-4222-8333-444455556666"));
    }
}
